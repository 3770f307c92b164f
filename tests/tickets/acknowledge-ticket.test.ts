import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { acknowledgements, eventWork, mailboxes, users } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { replyAddress } from "../../lib/email/addresses";
import { drainLane } from "../../lib/events/drain-lane";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { effects } from "../../worker/listeners";
import {
  clocksOf,
  countRows,
  messagesOf,
  newestMail,
  outbox,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeWorld, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

const drain = () => drainLane(system, "mail", effects);
const waitingMail = () => db().$count(eventWork, eq(eventWork.lane, "mail"));

describe("the acknowledgement of a new ticket", () => {
  it("goes to its requester, marked as automatic, threaded below his mail", async () => {
    const ticket = await ticketFrom(system, { messageId: "first@customer.test" });
    await drain();
    expect(await newestMail()).toMatchObject({
      purpose: "acknowledgement",
      automatic: true,
      ticketId: ticket.id,
      fromAddress: supportAddress,
      replyTo: replyAddress(supportAddress, ticket.replyToken),
      subject: `Re: The left group loses pressure [#${ticket.number}]`,
      inReplyTo: "first@customer.test",
      recipients: [{ address: "hannah@roastery.test", field: "to", state: "queued" }],
    });
  });

  it("repeats the subject and the number, and not a word of the body", async () => {
    const ticket = await ticketFrom(system, {
      text: "Buy cheap pills at evil.test",
      subject: "Hello <b>there</b>",
    });
    await drain();
    const mail = await newestMail();
    expect(mail.text).toContain(`${ticket.number}`);
    expect(mail.text).toContain("Hello <b>there</b>");
    expect(mail.html).toContain("Hello &lt;b&gt;there&lt;/b&gt;");
    expect(`${mail.text}${mail.html}`).not.toMatch(/pills|evil/);
  });

  it("copies nobody", async () => {
    await ticketFrom(system, { cc: "Lea <lea@roastery.test>" });
    await drain();
    expect((await newestMail()).recipients.map((one) => one.address)).toEqual(["hannah@roastery.test"]);
  });

  it("speaks the requester's language", async () => {
    await ticketFrom(system);
    await db().update(users).set({ locale: "de" }).where(sql`name = 'Hannah Ostermann'`);
    await drain();
    expect((await newestMail()).html).toContain('lang="de"');
  });

  it("stands on the ticket as the system's message, answers no clock and changes no side", async () => {
    const { id } = await ticketFrom(system);
    const clocks = await clocksOf(id);
    await drain();
    expect((await messagesOf(id)).at(-1)).toMatchObject({
      side: "system",
      authorId: system.id,
      automatic: true,
    });
    expect(await clocksOf(id)).toEqual(clocks);
    expect(await ticketRow(id)).toMatchObject({
      status: "new",
      lastPublicSide: "customer",
      firstRepliedAt: null,
    });
  });
});

describe("a sender", () => {
  it("gets one for two tickets of one day", async () => {
    await ticketFrom(system, { text: "One" });
    await ticketFrom(system, { text: "Two" });
    expect(await drain()).toBe(2);
    expect(await outbox()).toHaveLength(1);
    expect(await waitingMail()).toBe(0);
  });

  it("gets another after 24 hours, and none a minute before", async () => {
    await ticketFrom(system, { text: "One" });
    await drain();
    const ago = (minutes: number) => ({ sentAt: new Date(Date.now() - minutes * 60_000) });
    await db()
      .update(acknowledgements)
      .set(ago(24 * 60 - 1));
    await ticketFrom(system, { text: "Two" });
    await drain();
    expect(await outbox()).toHaveLength(1);
    await db()
      .update(acknowledgements)
      .set(ago(24 * 60 + 1));
    await ticketFrom(system, { text: "Three" });
    await drain();
    expect(await outbox()).toHaveLength(2);
  });

  it("gets one whatever the number of workers", async () => {
    for (let index = 0; index < 6; index++) await receive(system, { text: `Mail ${index}` });
    await Promise.all([drain(), drain(), drain(), drain()]);
    await drain();
    expect(await outbox()).toHaveLength(1);
    expect(await waitingMail()).toBe(0);
  });

  it("does not use up another's", async () => {
    await ticketFrom(system);
    await ticketFrom(system, { from: "max@roastery.test", envelopeFrom: "max@roastery.test" });
    await drain();
    expect(await outbox()).toHaveLength(2);
  });
});

describe("no acknowledgement goes out", () => {
  it("for a ticket that is spam by then", async () => {
    const { id } = await ticketFrom(system);
    await setAsideTicket(admin, { ticketId: id, as: "spam" });
    expect(await drain()).toBe(1);
    expect(await outbox()).toEqual([]);
    expect(await countRows("acknowledgements")).toBe(0);
  });

  it("from a mailbox that sends none", async () => {
    await db().update(mailboxes).set({ acknowledge: false });
    await ticketFrom(system);
    await drain();
    expect(await outbox()).toEqual([]);
  });

  it("for an answer to an open ticket", async () => {
    const { replyToken } = await ticketFrom(system);
    await drain();
    await db().delete(acknowledgements);
    await receive(system, { envelopeTo: [replyAddress(supportAddress, replyToken)], text: "More" });
    await drain();
    expect(await outbox()).toHaveLength(1);
  });
});
