import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { acknowledgements, attachments, mailLedger, messages, ticketParticipants } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { replyAddress } from "../../lib/email/addresses";
import { drainLane } from "../../lib/events/drain-lane";
import { acceptClaim } from "../../lib/tickets/accept-claim";
import { getAttachment } from "../../lib/tickets/get-attachment";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listTickets } from "../../lib/tickets/list-tickets";
import { markRead } from "../../lib/tickets/mark-read";
import { moveClaim } from "../../lib/tickets/move-claim";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { effects } from "../../worker/listeners";
import {
  answer,
  clocksOf,
  closeTicket,
  countRows,
  messagesOf,
  newestMail,
  outbox,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeWorld, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let ticketId: number;
let ours: string;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticketId = (await ticketFrom(system, { messageId: "first@customer.test" })).id;
  await answer(admin, ticketId, { nextStatus: "pending" });
  ours = (await newestMail()).emailMessageId;
});

const nils = {
  from: "Nils Voss <nils@elsewhere.test>",
  envelopeFrom: "nils@elsewhere.test",
  text: "I was sent this.",
};
const held = async () => (await messagesOf(ticketId)).filter((one) => one.state === "claimed");

async function nilsAnswers() {
  await receive(system, { ...nils, inReplyTo: ours });
  const [claim] = await held();
  if (!claim) throw new Error("nothing is held");
  return claim;
}

describe("a stranger's answer on a strong rung", () => {
  it("makes the ticket unread, although it changes nothing else of it", async () => {
    const row = async () => (await listTickets(admin, { view: "waiting" })).rows[0];
    const before = await row();
    expect(before?.unread).toBe(false);
    const claim = await nilsAnswers();
    expect(await row()).toMatchObject({ unread: true, preview: before?.preview, status: "pending" });
    await markRead(admin, { ticketId, messageId: claim.id });
    expect((await row())?.unread).toBe(false);
  });

  it("leaves nothing unread behind once it is a ticket of its own", async () => {
    const unread = async () => (await listTickets(admin, { view: "waiting" })).rows[0]?.unread;
    const claim = await nilsAnswers();
    expect(await unread()).toBe(true);
    await moveClaim(admin, { messageId: claim.id });
    expect(await unread()).toBe(false);
  });

  it.each(["closed", "spam"] as const)(
    "on a ticket that is %s by then becomes a ticket, and is not accepted",
    async (status) => {
      const claim = await nilsAnswers();
      if (status === "closed") await closeTicket(ticketId);
      else await setAsideTicket(admin, { ticketId, as: "spam" });
      await expect(acceptClaim(admin, { messageId: claim.id })).rejects.toMatchObject({ code: "forbidden" });
      const { number } = await moveClaim(admin, { messageId: claim.id });
      const page = await getTicket(admin, number);
      expect(page).toMatchObject({ status: "new", requester: { address: "nils@elsewhere.test" } });
      expect((await ticketRow(ticketId)).status).toBe(status);
    },
  );

  it("is held, whichever rung proves the thread", async () => {
    const { replyToken } = await ticketRow(ticketId);
    await receive(system, { ...nils, envelopeTo: [replyAddress(supportAddress, replyToken)], text: "One" });
    await receive(system, { ...nils, inReplyTo: ours, text: "Two" });
    await receive(system, { ...nils, inReplyTo: "first@customer.test", text: "Three" });
    expect((await held()).map((one) => one.visibleText)).toEqual(["One", "Two", "Three"]);
    expect(await countRows("tickets")).toBe(1);
  });

  it("adds nobody, re-opens nothing and moves no clock", async () => {
    const before = await ticketRow(ticketId);
    const clocks = await clocksOf(ticketId);
    await receive(system, { ...nils, inReplyTo: ours, cc: "Third <third@elsewhere.test>" });
    const { version: _v, updatedAt: _u, lastMessageId: _l, ...after } = await ticketRow(ticketId);
    expect(before).toMatchObject(after);
    expect(after.status).toBe("pending");
    expect(await clocksOf(ticketId)).toEqual(clocks);
    expect(await countRows("ticket_participants")).toBe(0);
  });

  it("gets no acknowledgement and no mail of any kind", async () => {
    await drainLane(system, "mail", effects);
    const mails = (await outbox()).length;
    await nilsAnswers();
    await drainLane(system, "mail", effects);
    expect(await outbox()).toHaveLength(mails);
    expect(
      await db().select().from(acknowledgements).where(eq(acknowledgements.address, "nils@elsewhere.test")),
    ).toEqual([]);
  });

  it("is seen by agents, and neither by the requester nor by the stranger", async () => {
    const claim = await nilsAnswers();
    const { number } = await ticketRow(ticketId);
    expect((await getTicket(admin, number)).messages.map((one) => one.id)).toContain(claim.id);
    const hannah = await personAt("hannah@roastery.test");
    expect((await getTicket(hannah, number)).messages.map((one) => one.id)).not.toContain(claim.id);
    await expect(getTicket(await personAt("nils@elsewhere.test"), number)).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("keeps its attachments from the requester", async () => {
    const claim = await nilsAnswers();
    const file = {
      name: "a.pdf",
      mediaType: "application/pdf",
      size: 1,
      sha256: "00",
      storageKey: "files/aa/x",
    };
    const [row] = await db()
      .insert(attachments)
      .values({ ...file, messageId: claim.id })
      .returning();
    await expect(getAttachment(admin, row!.id)).resolves.toMatchObject({ name: "a.pdf" });
    const hannah = await personAt("hannah@roastery.test");
    await expect(getAttachment(hannah, row!.id)).rejects.toMatchObject({ code: "not_found" });
  });

  it("gets no copy of the next reply", async () => {
    await nilsAnswers();
    await answer(admin, ticketId);
    expect((await newestMail()).recipients.map((one) => one.address)).toEqual(["hannah@roastery.test"]);
  });

  it("lends its Message-ID to nobody: another stranger who answers it opens a ticket", async () => {
    await receive(system, { ...nils, inReplyTo: ours, messageId: "claimed@elsewhere.test" });
    await receive(system, {
      from: "Third <third@elsewhere.test>",
      envelopeFrom: "third@elsewhere.test",
      inReplyTo: "claimed@elsewhere.test",
    });
    expect(await countRows("tickets")).toBe(2);
  });
});

describe("a mail from the address of one of ours", () => {
  it("never acts as an agent: on a ticket he has no part in it is held like a stranger's", async () => {
    const before = await ticketRow(ticketId);
    const clocks = await clocksOf(ticketId);
    const from = "Priya Raman <priya@northwind.test>";
    await receive(system, {
      from,
      envelopeFrom: "priya@northwind.test",
      inReplyTo: ours,
      text: "Solved, close it.",
    });
    expect(await held()).toMatchObject([{ authorId: admin.id, side: "customer" }]);
    expect((await ticketRow(ticketId)).status).toBe(before.status);
    expect(await clocksOf(ticketId)).toEqual(clocks);
  });

  it("opens a ticket of his own as its customer", async () => {
    const from = "Priya Raman <priya@northwind.test>";
    const own = await ticketFrom(system, {
      from,
      envelopeFrom: "priya@northwind.test",
      text: "My chair is broken.",
    });
    expect(own).toMatchObject({ requesterId: admin.id, assigneeId: null, lastPublicSide: "customer" });
    expect((await clocksOf(own.id)).map((one) => one.metric)).toContain("first_response");
  });
});

describe("accepting a held message", () => {
  it("makes its author a participant, re-opens the ticket and starts the next response", async () => {
    const claim = await nilsAnswers();
    await acceptClaim(admin, { messageId: claim.id });
    const nilsId = claim.authorId;
    expect(await db().select().from(ticketParticipants)).toEqual([{ ticketId, userId: nilsId, role: "cc" }]);
    expect(await ticketRow(ticketId)).toMatchObject({ status: "open", lastPublicSide: "customer" });
    expect((await clocksOf(ticketId)).at(-1)).toMatchObject({ metric: "next_response", state: "running" });
  });

  it("never takes the newest message back to an older one", async () => {
    const claim = await nilsAnswers();
    await receive(system, { inReplyTo: ours, text: "Written after Nils." });
    const newest = (await messagesOf(ticketId)).at(-1)!.id;
    await acceptClaim(admin, { messageId: claim.id });
    expect((await ticketRow(ticketId)).lastMessageId).toBe(newest);
  });

  it("is decided once: the second of two at the same moment is a conflict", async () => {
    const claim = await nilsAnswers();
    const both = await Promise.allSettled([
      acceptClaim(admin, { messageId: claim.id }),
      moveClaim(admin, { messageId: claim.id }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(both.find((one) => one.status === "rejected")).toMatchObject({ reason: { code: "conflict" } });
    expect(await countRows("tickets")).toBe(both[0].status === "fulfilled" ? 1 : 2);
  });
});

describe("moving a held message", () => {
  it("opens the stranger's own ticket with it, and the thread it named keeps nothing", async () => {
    const claim = await nilsAnswers();
    const before = await clocksOf(ticketId);
    const { number } = await moveClaim(admin, { messageId: claim.id });
    const moved = await getTicket(admin, number);
    expect(moved.requester.address).toBe("nils@elsewhere.test");
    expect(moved.messages.map((one) => one.visibleText)).toEqual(["I was sent this."]);
    expect(moved.clocks.map((one) => one.metric)).toEqual(["first_response", "resolution"]);
    const named = await getTicket(admin, (await ticketRow(ticketId)).number);
    expect(named.messages.map((one) => one.id)).not.toContain(claim.id);
    expect(await clocksOf(ticketId)).toEqual(before);
  });

  it("takes the ledger row along, so that the mail's way can be followed", async () => {
    const claim = await nilsAnswers();
    const { number } = await moveClaim(admin, { messageId: claim.id });
    const { id } = await getTicket(admin, number);
    const [row] = await db().select().from(mailLedger).where(eq(mailLedger.id, claim.ledgerId!));
    expect(row).toMatchObject({ state: "routed", ticketId: id });
    const kept = await db().select().from(messages).where(eq(messages.ledgerId, claim.ledgerId!));
    expect(kept.map((one) => one.state).sort()).toEqual(["accepted", "moved"]);
  });
});
