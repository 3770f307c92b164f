import { describe, expect, it } from "vitest";
import { htmlToPlain } from "@/lib/email/html-to-plain";
import { renderAcknowledgement } from "@/lib/email/render-acknowledgement";
import { renderReply } from "@/lib/email/render-reply";
import { sanitizeHtml } from "@/lib/email/sanitize-html";
import { visibleHtml } from "@/lib/email/visible-html";
import { visibleReply } from "@/lib/email/visible-reply";

const reply = {
  locale: "de",
  bodyHtml: "<p>Bitte <b>neu</b> starten.</p>",
  signature: "Hélène <Support>\nHelpdesk GmbH",
  replyMarker: "Bitte oberhalb dieser Zeile antworten",
  quotedHistory: [{ intro: "Am 5. Januar 2026 schrieb Jane:", text: "Hilfe!\n> alt" }],
};

describe("a reply", () => {
  it("says the same in both parts", () => {
    const { text, html } = renderReply(reply);
    expect(text).toBe(
      [
        "Bitte neu starten.",
        "-- \nHélène <Support>\nHelpdesk GmbH",
        "##- Bitte oberhalb dieser Zeile antworten -##",
        "Am 5. Januar 2026 schrieb Jane:\n> Hilfe!\n>> alt",
      ].join("\n\n"),
    );
    const words = (value: string) => value.replace(/[>\s]+/g, "");
    expect(words(htmlToPlain(html))).toBe(words(text));
    expect(html).toContain("Hélène &lt;Support&gt;");
  });

  it("makes the missing part from the other", () => {
    expect(renderReply({ locale: "en", bodyText: "a & b" }).html).toContain("<p>a &amp; b</p>");
    expect(renderReply({ locale: "en", bodyHtml: "<p>a &amp; b</p>" }).text).toBe("a & b");
  });

  it("declares language and direction, and needs no table, image or style sheet", () => {
    expect(renderReply(reply).html).toContain('<html lang="de" dir="ltr">');
    expect(renderReply({ ...reply, locale: "ar-EG" }).html).toContain('<html lang="ar-EG" dir="rtl">');
    expect(renderReply(reply).html).not.toMatch(/<(?:table|img|style|link|script)/);
  });

  it("is cut at our own marker when it comes back", () => {
    const { text, html } = renderReply(reply);
    const answer = `Danke!\n\n${text}`;
    expect(visibleReply(answer).visible).toBe(`Danke!\n\nBitte neu starten.`);
    expect(visibleHtml(sanitizeHtml(html).html).quoted).toContain("Hilfe!");
  });
});

describe("an acknowledgement", () => {
  it("gives subject and number, escaped, in both parts", () => {
    const { text, html } = renderAcknowledgement({
      locale: "en",
      paragraphs: ["We have received your message.", "We answer within a day."],
      subjectLine: "Subject: <b>Printer</b>",
      numberLine: "Number: #12",
      link: { label: "Open request", url: "https://helpdesk.test/r/1?a=1&b=2" },
      signature: "Helpdesk",
    });
    expect(text).toBe(
      "We have received your message.\n\nWe answer within a day.\n\nNumber: #12\nSubject: <b>Printer</b>\n\nOpen request: https://helpdesk.test/r/1?a=1&b=2\n\n-- \nHelpdesk",
    );
    expect(html).toContain("Number: #12<br>Subject: &lt;b&gt;Printer&lt;/b&gt;");
    expect(html).toContain('<a href="https://helpdesk.test/r/1?a=1&amp;b=2">Open request</a>');
  });
});
