import { describe, expect, it } from "vitest";
import { htmlToPlain } from "@/lib/email/html-to-plain";
import { parseMessage } from "@/lib/email/parse-message";
import { sanitizeHtml } from "@/lib/email/sanitize-html";
import { visibleHtml } from "@/lib/email/visible-html";

/** Milliseconds. Unbounded, most of these took between ten seconds and minutes. */
const BUDGET = 8000;

async function withinBudget(work: () => unknown): Promise<void> {
  const started = performance.now();
  await work();
  expect(performance.now() - started).toBeLessThan(BUDGET);
}

const reasonOf = (raw: string) =>
  parseMessage(Buffer.from(raw)).then(
    () => "parsed",
    (error: { reason?: string }) => error.reason,
  );

describe("a mail made to keep us busy", () => {
  it("of millions of parts is refused", () =>
    withinBudget(async () => {
      const parts = "--b\r\n\r\nx\r\n".repeat(1_000_000);
      expect(
        await reasonOf(`From: a@x.test\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n${parts}`),
      ).toBe("too_many_parts");
    }));

  it("of endless encoded words in one header is refused, wherever the header stands", () =>
    withinBudget(async () => {
      const words = "=?utf-8?B?w6TD?=\r\n ".repeat(40_000);
      expect(await reasonOf(`From: a@x.test\r\nSubject: ${words}\r\n\r\nx`)).toBe("headers_too_large");
      expect(await reasonOf(`From: a@x.test\r\nContent-Type: x/y;\r\n name="${words}"\r\n\r\nx`)).toBe(
        "headers_too_large",
      );
      const ordinary = "Subject: =?utf-8?B?w6TD?= =?utf-8?B?tg==?=\r\n".repeat(3000);
      expect(await reasonOf(`From: a@x.test\r\n\r\n${ordinary}`)).toBe("parsed");
    }));

  it.each([
    ["deep elements", "<div>x".repeat(150_000)],
    ["deep elements with stray end tags", "<div></b>x".repeat(100_000)],
    ["elements that only seem to be closed", '<div a="</div>">x'.repeat(20_000)],
    ["rows, cells and paragraphs within each other", "<tr><p><td><p>x".repeat(65_000)],
    ["deep quotes", '<div class="gmail_quote"><blockquote type="cite">x'.repeat(20_000)],
    ["many quotes", '<p>a</p><blockquote type="cite">x</blockquote>'.repeat(22_000)],
    ["unfinished tags", "<a<".repeat(330_000)],
  ])("with %s is shown within seconds", (_name, html) =>
    withinBudget(() => {
      const clean = sanitizeHtml(html);
      visibleHtml(clean.html);
      htmlToPlain(html);
      if (html.includes("x")) expect(clean.html).toContain("x");
    }),
  );
});
