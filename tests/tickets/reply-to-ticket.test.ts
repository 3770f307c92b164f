import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db, inTransaction } from "../../db/client";
import { drafts, events, mailboxes, users } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { replyAddress } from "../../lib/email/addresses";
import { releaseReply } from "../../lib/tickets/release-reply";
import { replyToTicket } from "../../lib/tickets/reply-to-ticket";
import { waitingForLocks } from "../support/database";
import {
  answer,
  clockOf,
  clocksOf,
  closeTicket,
  countRows,
  deactivate,
  messagesOf,
  newestMail,
  outbox,
  personAt,
  segmentsOf,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeAgent, makeWorld, receive, supportAddress } from "../support/world";

let system: Actor;
let admin: Actor;
let ticketId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticketId = (await ticketFrom(system, { messageId: "first@customer.test" })).id;
});

describe("a reply without undo time", () => {
  it("writes message, event, clock, status and mail at once", async () => {
    const draft = await answer(admin, ticketId);
    expect(draft).toMatchObject({ state: "released" });
    const message = (await messagesOf(ticketId)).at(-1);
    expect(message).toMatchObject({ side: "agent", kind: "public", authorId: admin.id, draftId: draft.id });
    expect(await ticketRow(ticketId)).toMatchObject({
      status: "open",
      lastPublicSide: "agent",
      lastMessageId: message!.id,
      preview: "We come on Friday.",
      firstRepliedAt: expect.any(Date),
    });
    const [event] = await db().select().from(events).where(eq(events.name, "ticket.replied"));
    expect(event).toMatchObject({
      actorId: admin.id,
      payload: { messageId: message!.id, side: "agent", automatic: false },
    });
    expect((await clockOf(ticketId, "first_response")).state).toBe("met");
    expect(await newestMail()).toMatchObject({ messageId: message!.id, state: "queued" });
  });

  it("goes out from the mailbox, in the agent's name, answers to the ticket's reply address", async () => {
    await answer(admin, ticketId);
    const { replyToken, number } = await ticketRow(ticketId);
    expect(await newestMail()).toMatchObject({
      purpose: "reply",
      automatic: false,
      fromName: "Priya Raman (Northwind)",
      fromAddress: supportAddress,
      replyTo: replyAddress(supportAddress, replyToken),
      subject: `Re: The left group loses pressure [#${number}]`,
      recipients: [{ name: "Hannah Ostermann", address: "hannah@roastery.test", field: "to" }],
    });
  });

  it("is threaded: one Message-ID of its own, In-Reply-To the customer's newest, References the whole thread", async () => {
    await answer(admin, ticketId);
    const first = await newestMail();
    expect(first).toMatchObject({ inReplyTo: "first@customer.test", references: ["first@customer.test"] });
    expect(first.emailMessageId).toMatch(/^[0-9a-f]{32}@northwind\.test$/);
    await receive(system, {
      inReplyTo: first.emailMessageId,
      messageId: "second@customer.test",
      text: "Fine.",
    });
    await answer(admin, ticketId);
    const second = await newestMail();
    expect(second.emailMessageId).not.toBe(first.emailMessageId);
    expect(second).toMatchObject({
      inReplyTo: "second@customer.test",
      references: ["first@customer.test", first.emailMessageId, "second@customer.test"],
    });
    expect((await messagesOf(ticketId)).at(-1)!.emailMessageId).toBe(second.emailMessageId);
  });

  it("goes to the requester and the participants, less our own mailboxes and whoever is deactivated", async () => {
    const cc = "Lea <lea@roastery.test>, Max <max@roastery.test>, Old <sales@northwind.test>";
    const copied = await ticketFrom(system, { cc, text: "With copies" });
    await deactivate(await personAt("max@roastery.test"));
    const box = {
      name: "Sales",
      isDefault: false,
      inboundSecret: "x",
      acknowledge: true,
      createdAt: new Date(),
    };
    await db()
      .insert(mailboxes)
      .values({ ...box, address: "sales@northwind.test" });
    await answer(admin, copied.id);
    expect((await newestMail()).recipients.map((one) => one.address)).toEqual([
      "hannah@roastery.test",
      "lea@roastery.test",
    ]);
  });

  it("reaches the participants when the requester cannot be reached", async () => {
    const copied = await ticketFrom(system, { cc: "Lea <lea@roastery.test>", text: "With copies" });
    await deactivate(await personAt("hannah@roastery.test"));
    await answer(admin, copied.id);
    expect((await newestMail()).recipients).toMatchObject([{ address: "lea@roastery.test", field: "to" }]);
  });

  it("meets the first response before the status pauses the rest, in one transaction", async () => {
    await answer(admin, ticketId, { nextStatus: "pending" });
    const met = await clockOf(ticketId, "first_response");
    const paused = await clockOf(ticketId, "resolution");
    expect([met.state, paused.state]).toEqual(["met", "paused"]);
    expect(await segmentsOf(met.id)).toEqual(["started", "met"]);
    expect((await ticketRow(ticketId)).nextDueAt).toBeNull();
  });

  it("that solves an unassigned ticket makes its writer the assignee, and never takes one over", async () => {
    const anna = await makeAgent("Anna", "anna@northwind.test");
    await answer(anna, ticketId, { nextStatus: "solved" });
    expect(await ticketRow(ticketId)).toMatchObject({
      status: "solved",
      assigneeId: anna.id,
      solvedAt: expect.any(Date),
    });
    await answer(admin, ticketId, { nextStatus: "open" });
    await answer(admin, ticketId, { nextStatus: "solved" });
    expect((await ticketRow(ticketId)).assigneeId).toBe(anna.id);
  });

  it("keeps nothing dangerous of its HTML, and refuses one without words", async () => {
    await answer(admin, ticketId, { html: '<p onclick="x()">Hi<script>alert(1)</script></p>' });
    expect((await messagesOf(ticketId)).at(-1)!.html).not.toMatch(/script|onclick/);
    const empty = answer(admin, ticketId, { html: "<p>&nbsp;</p><script>1</script>" });
    await expect(empty).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { html: expect.any(String) } },
    });
  });
});

describe("an agent who is the requester himself", () => {
  it("writes as the customer: his words answer no clock", async () => {
    const own = await ticketFrom(system, {
      from: "Priya Raman <priya@northwind.test>",
      text: "My chair is broken.",
    });
    await answer(admin, own.id, { html: "<p>And the desk.</p>" });
    expect((await messagesOf(own.id)).at(-1)).toMatchObject({ side: "customer" });
    expect(await ticketRow(own.id)).toMatchObject({ lastPublicSide: "customer", firstRepliedAt: null });
    expect((await clockOf(own.id, "first_response")).state).toBe("running");
    const replied = await db().select().from(events).where(eq(events.name, "ticket.replied"));
    expect(replied).toMatchObject([{ payload: { side: "customer" } }]);
  });
});

describe("a reply that is not safe to send", () => {
  const nothingLeft = async (messages: number) => {
    expect(await messagesOf(ticketId)).toHaveLength(messages);
    expect(await outbox()).toEqual([]);
  };

  it("is held when the customer wrote meanwhile, and goes when its writer has seen the warning", async () => {
    const { lastMessageId } = await ticketRow(ticketId);
    await receive(system, { inReplyTo: "first@customer.test", text: "Never mind." });
    const held = await answer(admin, ticketId, { lastSeenMessageId: lastMessageId });
    expect(held).toMatchObject({ state: "held", heldReason: "newer_message" });
    await nothingLeft(2);
    expect(await releaseReply(system, held.id)).toBe("held");
    await nothingLeft(2);
    expect(await answer(admin, ticketId, { lastSeenMessageId: lastMessageId, anyway: true })).toMatchObject({
      state: "released",
    });
  });

  it("is held when its writer has seen nothing at all", async () => {
    expect(await answer(admin, ticketId, { lastSeenMessageId: null })).toMatchObject({ state: "held" });
  });

  it("is not held by a colleague's reply, a note or a claim that it has not seen", async () => {
    const { lastMessageId } = await ticketRow(ticketId);
    await answer(await makeAgent("Anna", "anna@northwind.test"), ticketId);
    await receive(system, { from: "nils@elsewhere.test", inReplyTo: "first@customer.test" });
    expect(await answer(admin, ticketId, { lastSeenMessageId: lastMessageId })).toMatchObject({
      state: "released",
    });
  });

  it("is held when nobody can be reached", async () => {
    await deactivate(await personAt("hannah@roastery.test"));
    expect(await answer(admin, ticketId)).toMatchObject({ state: "held" });
    expect(await db().select().from(drafts)).toMatchObject([{ state: "held", heldReason: "no_recipient" }]);
    await nothingLeft(1);
  });

  it("is refused on a closed ticket", async () => {
    await closeTicket(ticketId);
    await expect(answer(admin, ticketId)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("records that it was held, for its author", async () => {
    await deactivate(await personAt("hannah@roastery.test"));
    const draft = await answer(admin, ticketId);
    const rows = await db().select().from(events).where(eq(events.name, "ticket.reply-held"));
    expect(rows).toMatchObject([{ payload: { draftId: draft.id, reason: "no_recipient" } }]);
  });
});

describe("the same press of Send", () => {
  const once = { onceKey: "one-press-of-send" };

  it("acts once when it is repeated", async () => {
    const first = await answer(admin, ticketId, once);
    expect(await answer(admin, ticketId, once)).toMatchObject({ id: first.id, state: "released" });
    expect(await outbox()).toHaveLength(1);
  });

  it("acts once when both come at the same moment, and both get the same draft", async () => {
    for (const undoSeconds of [0, 30]) {
      const actor = { ...admin, undoSeconds };
      const { lastMessageId: lastSeenMessageId } = await ticketRow(ticketId);
      const input = {
        ticketId,
        html: "<p>Hi</p>",
        lastSeenMessageId,
        onceKey: `pressed-twice-${undoSeconds}`,
      };
      const both = await Promise.all([1, 2, 3].map(() => replyToTicket(actor, input)));
      expect(new Set(both.map((one) => one.id)).size).toBe(1);
    }
    expect(await countRows("drafts")).toBe(2);
    expect(await outbox()).toHaveLength(1);
  });

  it("finds its draft free while it is being released: the release waits for the ticket before it takes the draft", async () => {
    const { id: draftId } = await answer({ ...admin, undoSeconds: 30 }, ticketId, once);
    await db().update(drafts).set({ sendAt: new Date() });
    let released: Promise<string> = Promise.resolve("");
    await inTransaction(async (tx) => {
      await tx.execute(sql`select 1 from tickets where id = ${ticketId} for no key update`);
      released = releaseReply(system, draftId);
      await expect.poll(waitingForLocks, { timeout: 10_000 }).toBe(1);
      await tx.execute(sql`select 1 from drafts where id = ${draftId} for update nowait`);
    });
    expect(await released).toBe("released");
  });

  it("of two people are two replies", async () => {
    await answer(admin, ticketId, once);
    await answer(await makeAgent("Anna", "anna@northwind.test"), ticketId, once);
    expect(await outbox()).toHaveLength(2);
  });
});

describe("a reply that comes late", () => {
  it("marks the first response as broken and as met, once", async () => {
    const { dueAt } = await clockOf(ticketId, "first_response");
    const late = new Date(dueAt!.getTime() + 60_000);
    await db().update(users).set({ undoSeconds: 0 }).where(eq(users.id, admin.id));
    await answer(actingAt(admin, late), ticketId);
    const clock = await clockOf(ticketId, "first_response");
    expect(clock).toMatchObject({ state: "met", breachedAt: dueAt, endedAt: late });
    expect(await segmentsOf(clock.id)).toEqual(["started", "breached", "met"]);
    expect((await clocksOf(ticketId)).filter((one) => one.breachedAt)).toHaveLength(1);
  });
});
