import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, mailLedger, outboxMail, outboxRecipients, userEmails } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { claimMail } from "../../lib/email/outbox";
import { getTicket } from "../../lib/tickets/get-ticket";
import { routeWaitingMail } from "../../lib/tickets/route-mail";
import { answer, clocksOf, countRows, newestMail, outbox, ticketFrom, ticketRow } from "../support/tickets";
import { accept, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let ticketId: number;
let ours: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticketId = (await ticketFrom(system, { cc: "Lea <lea@roastery.test>" })).id;
  await answer(admin, ticketId, { nextStatus: "solved" });
  ours = (await newestMail()).emailMessageId;
  await db().update(outboxMail).set({ state: "sent", nextAt: null, sentAt: new Date() });
  await db().update(outboxRecipients).set({ state: "sent" });
});

/** A delivery status notification (RFC 3464), as a mail server writes it. */
function report(of: string, address: string, status = "5.1.1", action = "failed"): string {
  return [
    "From: Mail Delivery System <mailer-daemon@relay.test>",
    "To: support@northwind.test",
    "Subject: Undelivered Mail Returned to Sender",
    "Date: Wed, 18 Mar 2026 12:00:00 +0100",
    `Message-ID: <${Math.random()}@relay.test>`,
    "Auto-Submitted: auto-replied",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.",
    "--b\r\nContent-Type: message/delivery-status\r\n",
    `Reporting-MTA: dns; relay.test\r\n\r\nFinal-Recipient: rfc822; ${address}`,
    `Action: ${action}\r\nStatus: ${status}\r\nDiagnostic-Code: smtp; 550 no such user here`,
    `\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <${of}>\r\nSubject: Re: x\r\n\r\n--b--`,
  ].join("\r\n");
}

async function bounces(...args: Parameters<typeof report>) {
  await accept(report(...args), { envelopeFrom: "" });
  await routeWaitingMail(system);
  return (await db().select().from(mailLedger).orderBy(mailLedger.id)).at(-1);
}
const marked = async () =>
  (await db().select().from(userEmails).where(sql`bounced_at is not null`)).map((one) => one.address);
const bounced = async () => db().select().from(events).where(eq(events.name, "mail.bounced"));

describe("a delivery report on a mail of ours", () => {
  it("stands on the message that came back, in the other server's words, and marks the address", async () => {
    expect(await bounces(ours, "lea@roastery.test")).toMatchObject({ state: "routed", ticketId });
    const page = await getTicket(admin, (await ticketRow(ticketId)).number);
    expect(page.messages.at(-1)!.delivery).toMatchObject({
      state: "failed",
      recipients: [
        { address: "hannah@roastery.test", state: "sent" },
        { address: "lea@roastery.test", state: "failed", response: expect.stringContaining("no such user") },
      ],
    });
    expect(await marked()).toEqual(["lea@roastery.test"]);
    expect(await bounced()).toMatchObject([{ ticketId, subjectId: ticketId }]);
  });

  it("opens no ticket, writes no message, re-opens nothing, moves no clock and is not answered", async () => {
    const clocks = await clocksOf(ticketId);
    const before = [await countRows("tickets"), await countRows("messages"), (await outbox()).length];
    await bounces(ours, "lea@roastery.test");
    expect([await countRows("tickets"), await countRows("messages"), (await outbox()).length]).toEqual(
      before,
    );
    expect((await ticketRow(ticketId)).status).toBe("solved");
    expect(await clocksOf(ticketId)).toEqual(clocks);
  });

  it("finds the mail by the Message-ID that a provider gave it", async () => {
    await db().update(outboxMail).set({ finalMessageId: "theirs@provider.test" });
    await bounces("theirs@provider.test", "lea@roastery.test");
    expect(await marked()).toEqual(["lea@roastery.test"]);
  });

  it("of a delay marks nobody: the mail may still arrive", async () => {
    await bounces(ours, "lea@roastery.test", "4.4.1", "delayed");
    expect(await marked()).toEqual([]);
    expect(await newestMail()).toMatchObject({ state: "sent" });
  });

  it("for one recipient does not keep the mail from the others, who still wait for it", async () => {
    await db()
      .update(outboxMail)
      .set({ state: "queued", nextAt: sql`now() - interval '1 second'`, sentAt: null });
    await db()
      .update(outboxRecipients)
      .set({ state: "queued" })
      .where(eq(outboxRecipients.address, "hannah@roastery.test"));
    await bounces(ours, "lea@roastery.test");
    expect(await newestMail()).toMatchObject({ state: "queued", nextAt: expect.any(Date) });
    const claimed = await claimMail();
    expect(claimed!.recipients.map((one) => one.state)).toEqual(["queued", "failed"]);
  });
});

describe("a forged report", () => {
  it("that names no Message-ID of ours changes no mail and marks nobody", async () => {
    const row = await bounces("not-ours@elsewhere.test", "hannah@roastery.test");
    expect(await marked()).toEqual([]);
    expect(await bounced()).toEqual([]);
    expect(await newestMail()).toMatchObject({ state: "sent" });
    expect(row!.state).not.toBe("received");
  });

  it("that names one of ours marks nobody we did not write to", async () => {
    await ticketFrom(system, { from: "max@roastery.test", envelopeFrom: "max@roastery.test" });
    await bounces(ours, "max@roastery.test");
    expect(await marked()).toEqual([]);
  });
});
