import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyAutomatic } from "@/lib/email/classify-automatic";
import { parseMessage } from "@/lib/email/parse-message";
import { readBounce } from "@/lib/email/read-bounce";
import { sanitizeHtml } from "@/lib/email/sanitize-html";
import { UnparsableMessage } from "@/lib/email/unparsable-message";
import { visibleReply } from "@/lib/email/visible-reply";
import { corpus } from "./corpus";
import { headers, mail, plainMail } from "./mail";

describe("parsing the corpus", () => {
  it.each(corpus)("$name", async ({ raw, expected }) => {
    const message = await parseMessage(raw);
    const { text, html, attachments, automatic, ...rest } = expected;
    expect(message).toMatchObject(rest);
    if (typeof text === "string") expect(message.text.trim()).toBe(text);
    if (text instanceof RegExp) expect(message.text).toMatch(text);
    if (html === null) expect(message.html).toBeNull();
    if (html instanceof RegExp) expect(message.html).toMatch(html);
    if (attachments !== undefined) expect(message.attachments).toMatchObject(attachments);
    if (automatic !== undefined)
      expect(classifyAutomatic(message, { from: message.from?.address ?? null }).kind).toBe(automatic);
  });

  it("holds more than forty mails", () => {
    expect(corpus.length).toBeGreaterThan(40);
  });
});

describe("mail that cannot be read", () => {
  const reasonOf = (raw: Uint8Array) =>
    parseMessage(raw).then(
      () => "parsed",
      (error: unknown) => (error instanceof UnparsableMessage ? error.reason : `other: ${error}`),
    );

  it("says why", async () => {
    expect(await reasonOf(new Uint8Array())).toBe("empty");
    expect(await reasonOf(Buffer.from(" \r\n\t\r\n\u0000"))).toBe("empty");
    expect(await reasonOf(Buffer.from("just some text"))).toBe("no_from");
    expect(await reasonOf(plainMail({ From: null }))).toBe("no_from");
    expect(await reasonOf(plainMail({ From: " " }))).toBe("no_from");
    expect(await reasonOf(plainMail({ "X-Junk": "x".repeat(1_100_000) }))).toBe("headers_too_large");
  });

  it("stops at deep nesting", async () => {
    const parts = Array.from({ length: 200 }, (_, i) => [
      `Content-Type: multipart/mixed; boundary="n${i}"`,
      "",
      `--n${i}`,
    ]).flat();
    expect(await reasonOf(mail([...headers(), ...parts, "", "x"]))).toBe("too_deep");
  });
});

describe("bounds", () => {
  it("keeps the first 20 and the last 80 of ten thousand references", async () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `id${i}@x.test`);
    const { references } = await parseMessage(
      plainMail({ References: ids.map((id) => `<${id}>`).join("\r\n ") }),
    );
    expect(references).toEqual([...ids.slice(0, 20), ...ids.slice(-80)]);
  });

  it("cuts a huge subject, a huge header and a huge name", async () => {
    const message = await parseMessage(
      plainMail({
        Subject: "s".repeat(50_000),
        "X-Long": "h".repeat(500_000),
        From: `"${"n".repeat(9000)}" <a@x.test>`,
      }),
    );
    expect(message.subject).toHaveLength(998);
    expect(message.from?.name).toHaveLength(200);
    expect(message.headers.find(([name]) => name === "x-long")?.[1]).toHaveLength(20_000);
  });

  it("cuts a huge body and says so", async () => {
    const message = await parseMessage(plainMail({}, "😀".repeat(600_000)));
    expect(message.text.length).toBeLessThanOrEqual(1_000_000);
    expect(message.text.isWellFormed()).toBe(true);
    expect(message.incomplete).toBe(true);
  });

  it("takes 250 attachments of a thousand and says so", async () => {
    const parts = Array.from({ length: 1000 }, () => [
      "--b",
      "Content-Type: application/x-a",
      "",
      "x",
    ]).flat();
    const message = await parseMessage(
      mail([...headers({ "Content-Type": "multipart/mixed; boundary=b" }), "", ...parts, "--b--"]),
    );
    expect(message.attachments).toHaveLength(250);
    expect(message.incomplete).toBe(true);
  });

  it("keeps the extension of an overlong file name", async () => {
    const name = `${"a".repeat(500)}.pdf`;
    const message = await parseMessage(
      mail([...headers({ "Content-Disposition": `attachment; filename="${name}"` }), "", "x"]),
    );
    expect(message.attachments[0]?.filename).toMatch(/^a{176}\.pdf$/);
  });
});

describe("the body hash", () => {
  const hashOf = async (raw: Uint8Array) => (await parseMessage(raw)).bodyHash;

  it("is the same for the same body under another transfer encoding and other headers", async () => {
    const utf8 = { "Content-Type": "text/plain; charset=utf-8" };
    const plain = mail([...headers(utf8), "", "Grüße", ""]);
    const encoded = mail([
      "Received: from elsewhere",
      ...headers({ ...utf8, "Content-Transfer-Encoding": "quoted-printable" }),
      "",
      "Gr=C3=BC=C3=9Fe  ",
    ]);
    expect(await hashOf(plain)).toBe(await hashOf(encoded));
    expect(await hashOf(plain)).toMatch(/^[0-9a-f]{64}$/);
  });

  it("differs with the text and with an attachment", async () => {
    const withFile = (content: string) =>
      mail([
        ...headers({ "Content-Type": "multipart/mixed; boundary=b" }),
        "",
        "--b",
        "Content-Type: application/x-a",
        "",
        content,
        "--b--",
      ]);
    expect(await hashOf(plainMail({}, "a"))).not.toBe(await hashOf(plainMail({}, "b")));
    expect(await hashOf(withFile("a"))).not.toBe(await hashOf(withFile("b")));
  });
});

describe("bounces", () => {
  it("name the recipient, the reason and the mail that came back", async () => {
    const sample = corpus.find((entry) => entry.name.startsWith("bounce: delivery status"));
    const bounce = readBounce(await parseMessage(sample!.raw));
    expect(bounce).toEqual({
      originalMessageId: "sent-by-us@helpdesk.test",
      recipients: [
        {
          address: "gone@customer.test",
          kind: "permanent",
          status: "5.1.1",
          diagnostic: "smtp; 550 5.1.1 no such user",
        },
      ],
    });
  });

  it("tell a delay from a failure, and skip the delivered", async () => {
    const report = (action: string, status: string) => [
      "",
      `Final-Recipient: rfc822;${action}@x.test`,
      `Action: ${action}`,
      `Status: ${status}`,
    ];
    const raw = mail([
      ...headers({ "Content-Type": "message/delivery-status", "In-Reply-To": "<ours@helpdesk.test>" }),
      "",
      "Reporting-MTA: dns;x",
      ...report("delayed", "4.4.1"),
      ...report("delivered", "2.0.0"),
      ...report("failed", "4.2.2"),
    ]);
    const bounce = readBounce(await parseMessage(raw));
    expect(bounce?.originalMessageId).toBe("ours@helpdesk.test");
    expect(bounce?.recipients.map(({ address, kind }) => [address, kind])).toEqual([
      ["delayed@x.test", "temporary"],
      ["failed@x.test", "temporary"],
    ]);
  });

  it("are found in X-Failed-Recipients, and nowhere in an ordinary mail", async () => {
    const failed = await parseMessage(plainMail({ "X-Failed-Recipients": "a@x.test, B@x.test" }));
    expect(readBounce(failed)?.recipients.map((entry) => entry.address)).toEqual(["a@x.test", "b@x.test"]);
    expect(readBounce(await parseMessage(plainMail()))).toBeNull();
  });
});

describe("whatever arrives", () => {
  const settle = async (raw: Uint8Array): Promise<void> => {
    const message = await parseMessage(raw).catch((error: unknown) => {
      if (!(error instanceof UnparsableMessage)) throw error;
      return null;
    });
    if (message === null) return;
    const stored = JSON.stringify([
      message.subject,
      message.from,
      message.to,
      message.text,
      message.html,
      message.headers,
    ]);
    expect(stored.includes("\\u0000")).toBe(false);
    expect(stored.isWellFormed()).toBe(true);
    for (const part of message.attachments) expect(part.filename).toMatch(/^[^/\\\p{Cc}\u202e]+$/u);
    classifyAutomatic(message, { from: null });
    readBounce(message);
    sanitizeHtml(message.html ?? "");
    visibleReply(message.text);
  };

  it("random octets are parsed or refused, nothing else", async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), settle), { numRuns: 300 });
  });

  it("random octets behind a From header too", async () => {
    const behindFrom = (bytes: Uint8Array) => Buffer.concat([Buffer.from("From: a@x.test\r\n"), bytes]);
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }).map(behindFrom), settle), {
      numRuns: 300,
    });
  });

  it("real mails with octets changed, cut and repeated", async () => {
    const edit = fc.record({ at: fc.nat(), remove: fc.nat(40), insert: fc.uint8Array({ maxLength: 20 }) });
    const mutated = fc
      .tuple(fc.constantFrom(...corpus), fc.array(edit, { maxLength: 8 }))
      .map(([sample, edits]) =>
        edits.reduce((raw, { at, remove, insert }) => {
          const index = at % (raw.length + 1);
          return Buffer.concat([raw.subarray(0, index), insert, raw.subarray(index + remove)]);
        }, Buffer.from(sample.raw)),
      );
    await fc.assert(fc.asyncProperty(mutated, settle), { numRuns: 1500 });
  });
});
