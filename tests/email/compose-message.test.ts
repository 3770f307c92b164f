import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeMessage } from "@/lib/email/compose-message";
import { makeMessageId } from "@/lib/email/make-message-id";
import type { OutgoingMail } from "@/lib/email/outgoing-mail";
import { parseMessage } from "@/lib/email/parse-message";
import { outgoing } from "./outgoing";

const headerBlock = (raw: Buffer) => raw.toString("latin1").split("\r\n\r\n", 1)[0] ?? "";
const unfolded = (raw: Buffer) => headerBlock(raw).replace(/\r\n[ \t]+/g, " ");

describe("composing", () => {
  it("reads back as it was written", async () => {
    const mail = outgoing({
      subject: "Re: Störung im Büro [#12]",
      from: { name: "Hélène, Support", address: "support@helpdesk.test" },
      replyTo: { name: "", address: "support+t0k3nt0k3n@helpdesk.test" },
      to: [{ name: "Jürgen Müller", address: "j@customer.test" }],
      cc: [{ name: "", address: "cc@customer.test" }],
      text: "Grüße\n\nFrom here on: ok\n.\n..\n",
      html: "<p>Grüße 😀</p>",
      inReplyTo: "b@x.test",
      references: ["a@x.test", "b@x.test"],
    });
    const { raw, envelope } = await composeMessage(mail);
    const message = await parseMessage(raw);
    expect(message).toMatchObject({
      messageId: mail.messageId,
      subject: mail.subject,
      from: mail.from,
      replyTo: [mail.replyTo],
      to: mail.to,
      cc: mail.cc,
      date: mail.date,
      inReplyTo: ["b@x.test"],
      references: ["a@x.test", "b@x.test"],
      attachments: [],
    });
    expect(message.text.trim()).toBe(mail.text.trim());
    expect(message.html?.trim()).toBe(mail.html);
    expect(envelope).toEqual({ from: "support@helpdesk.test", to: ["j@customer.test", "cc@customer.test"] });
    expect(unfolded(raw)).toMatch(/^Content-Type: multipart\/alternative/m);
    expect(raw.toString("latin1").replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  it("carries files and inline images", async () => {
    const png = Buffer.from("89504e470d0a1a0a0000", "hex");
    const { raw } = await composeMessage(
      outgoing({
        html: '<img src="cid:shot@helpdesk">',
        attachments: [
          {
            filename: "../Rechnung für März\r\nX: y.pdf",
            mediaType: "application/pdf",
            content: Buffer.from("a\r\nb\nc"),
          },
          {
            filename: "shot.png",
            mediaType: "image/png",
            content: new Uint8Array(png),
            contentId: "shot@helpdesk",
          },
          { filename: "x", mediaType: "text/html\r\nX-Evil: 1", content: new Uint8Array() },
        ],
      }),
    );
    const { attachments } = await parseMessage(raw);
    const byName = new Map(attachments.map((part) => [part.filename, part]));
    expect([...byName.keys()].sort()).toEqual(["Rechnung für März X_ y.pdf", "shot.png", "x"]);
    expect(Buffer.from(byName.get("Rechnung für März X_ y.pdf")!.content).toString()).toBe("a\r\nb\nc");
    expect(byName.get("shot.png")).toMatchObject({ contentId: "shot@helpdesk", disposition: "inline" });
    expect(byName.get("x")?.mediaType).toBe("application/octet-stream");
  });

  it("says of automatic mail that it is", async () => {
    const { raw, envelope } = await composeMessage(
      outgoing({
        automatic: "auto-replied",
        envelopeFrom: null,
        listUnsubscribe: { url: "https://helpdesk.test/u?t=1\r\nBcc: x@x.test", oneClick: true },
      }),
    );
    const block = unfolded(raw);
    expect(block).toMatch(/^Auto-Submitted: auto-replied$/m);
    expect(block).toMatch(/^X-Auto-Response-Suppress: All$/m);
    expect(block).toMatch(/^List-Unsubscribe: <https:\/\/helpdesk\.test\/u\?t=1Bcc:/m);
    expect(block).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m);
    expect(block).not.toMatch(/^Bcc:/im);
    expect(envelope.from).toBe("");
  });

  it("says none of it of a person's mail", async () => {
    const { raw } = await composeMessage(outgoing());
    expect(headerBlock(raw)).not.toMatch(/^(?:Auto-Submitted|X-Auto|List-|Precedence|X-Mailer)/im);
  });

  it("keeps the first 20 and the last 20 references, the answered mail last, on folded lines", async () => {
    const references = Array.from({ length: 500 }, (_, i) => `${"r".repeat(60)}${i}@x.test`);
    const { raw } = await composeMessage(outgoing({ references, inReplyTo: references[3]! }));
    const message = await parseMessage(raw);
    expect(message.references).toHaveLength(40);
    expect(message.references[0]).toBe(references[0]);
    expect(message.references.at(-1)).toBe(references[3]);
    expect(message.references.at(-2)).toBe(references.at(-1));
    for (const line of headerBlock(raw).split("\r\n")) expect(line.length).toBeLessThanOrEqual(998);
    expect(headerBlock(raw).match(/^References:(?:\r\n <r+\d+@x\.test>){40}$/m)).not.toBeNull();
  });

  it("sends to the recipients asked for, and to valid ones only", async () => {
    const { envelope, raw } = await composeMessage(
      outgoing({
        recipients: ["B@customer.test", "b@customer.test", "nonsense"],
        to: [{ name: "", address: "nonsense" }],
      }),
    );
    expect(envelope.to).toEqual(["b@customer.test"]);
    expect(unfolded(raw)).not.toMatch(/^To:.*nonsense/m);
  });

  it("lets no value start a header", async () => {
    const evil = fc
      .string({ unit: "binary", maxLength: 60 })
      .map((text) => `${text}\r\nX-Injected: 1\r\n\r\nbody`);
    await fc.assert(
      fc.asyncProperty(evil, async (value) => {
        const person = { name: value, address: "a@x.test" };
        const mail: Partial<OutgoingMail> = {
          subject: value,
          from: person,
          to: [person],
          replyTo: person,
          inReplyTo: value,
          references: [value],
          messageId: `${value}@x.test`,
          attachments: [{ filename: value, mediaType: value, contentId: value, content: Buffer.from("x") }],
        };
        const { raw } = await composeMessage(outgoing(mail));
        expect(headerBlock(raw)).not.toMatch(/^X-Injected/m);
        expect(raw.toString("latin1")).not.toMatch(/^X-Injected/m);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a Message-ID", () => {
  it("holds 128 random bits and our domain", () => {
    const ids = new Set(Array.from({ length: 1000 }, () => makeMessageId("helpdesk.test")));
    expect(ids.size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}@helpdesk\.test$/);
  });
});
