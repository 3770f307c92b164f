import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { drafts, roles, users } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { getTicket } from "../../lib/tickets/get-ticket";
import { dueReplies, releaseReply } from "../../lib/tickets/release-reply";
import { saveDraft } from "../../lib/tickets/save-draft";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { undoReply } from "../../lib/tickets/undo-reply";
import {
  answer,
  clocksOf,
  closeTicket,
  countRows,
  deactivate,
  makeTeam,
  messagesOf,
  moveToTeam,
  newestMail,
  outbox,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { actorOf, makeAgent, makeWorld, receive } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
let ticketId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test", { undoSeconds: 30 });
  ticketId = (await ticketFrom(system, { messageId: "first@customer.test" })).id;
});

/** The worker, when the undo time is over. */
const later = () => actingAt(system, new Date(Date.now() + 31_000));
const stateOf = async (id: number) => {
  const [row] = await db().select().from(drafts).where(eq(drafts.id, id));
  return row;
};

describe("a reply in its undo time", () => {
  it("is a draft that its author sees: no message, event, clock, status or mail", async () => {
    const before = {
      ticket: await ticketRow(ticketId),
      clocks: await clocksOf(ticketId),
      events: await countRows("events"),
    };
    const draft = await answer(anna, ticketId, { nextStatus: "solved" });
    expect(draft).toMatchObject({ state: "scheduled", nextStatus: "solved" });
    expect(new Date(draft.sendAt!).getTime() - Date.now()).toBeGreaterThan(25_000);
    expect(await messagesOf(ticketId)).toHaveLength(1);
    expect(await outbox()).toEqual([]);
    const after = {
      ticket: await ticketRow(ticketId),
      clocks: await clocksOf(ticketId),
      events: await countRows("events"),
    };
    expect(after).toEqual(before);
    const { number } = before.ticket;
    expect((await getTicket(anna, number)).drafts).toMatchObject([{ id: draft.id, state: "scheduled" }]);
    expect((await getTicket(admin, number)).drafts).toEqual([]);
  });

  it("is not released a moment early, by the job or by the sweep", async () => {
    const { id } = await answer(anna, ticketId);
    expect(await releaseReply(system, id)).toBe("scheduled");
    expect(await dueReplies(100)).toEqual([]);
    expect(await messagesOf(ticketId)).toHaveLength(1);
  });

  it("is found by the sweep and released in its author's name, once, however often it is tried", async () => {
    const { id } = await answer(anna, ticketId, { nextStatus: "pending" });
    await db().update(drafts).set({ sendAt: sql`now() - interval '1 second'` });
    expect(await dueReplies(100)).toEqual([id]);
    const states = await Promise.all([1, 2, 3, 4].map(() => releaseReply(system, id)));
    expect(states).toEqual(["released", "released", "released", "released"]);
    expect(await messagesOf(ticketId)).toMatchObject([{}, { authorId: anna.id, side: "agent" }]);
    expect(await outbox()).toHaveLength(1);
    expect(await ticketRow(ticketId)).toMatchObject({ status: "pending", lastPublicSide: "agent" });
    expect(await dueReplies(100)).toEqual([]);
  });

  it("is held when the customer writes before it leaves", async () => {
    const { id } = await answer(anna, ticketId);
    await receive(system, { inReplyTo: "first@customer.test", text: "Never mind." });
    expect(await releaseReply(later(), id)).toBe("held");
    expect(await stateOf(id)).toMatchObject({ heldReason: "newer_message", sendAt: null });
    expect(await outbox()).toEqual([]);
  });

  it("goes when its writer chose to send anyway, and is held by what came after that", async () => {
    await receive(system, { inReplyTo: "first@customer.test", text: "Never mind." });
    const first = await answer(anna, ticketId, { lastSeenMessageId: null, anyway: true });
    expect(await releaseReply(later(), first.id)).toBe("released");
    const second = await answer(anna, ticketId, { lastSeenMessageId: null, anyway: true });
    await receive(system, { inReplyTo: "first@customer.test", text: "One more." });
    expect(await releaseReply(later(), second.id)).toBe("held");
  });
});

describe("a reply whose author may not send it any more", () => {
  it.each([
    ["was deactivated", "refused", () => deactivate(anna)],
    ["lost the permission", "refused", () => db().update(roles).set({ permissions: [] })],
    ["lost sight of the ticket", "refused", async () => moveToTeam(ticketId, await makeTeam("Legal", true))],
    ["answered what was closed meanwhile", "ticket_closed", () => closeTicket(ticketId)],
    ["answered what is spam now", "ticket_closed", () => setAsideTicket(admin, { ticketId, as: "spam" })],
  ])("because he %s is held as %s, and nothing leaves", async (_name, heldReason, happens) => {
    const { id } = await answer(anna, ticketId);
    await happens();
    expect(await releaseReply(later(), id)).toBe("held");
    expect(await stateOf(id)).toMatchObject({ state: "held", heldReason, sendAt: null });
    expect(await outbox()).toEqual([]);
    expect(await messagesOf(ticketId)).toHaveLength(1);
  });
});

describe("taking a reply back", () => {
  it("puts it into the editor, whole, and nothing leaves later", async () => {
    const { id } = await answer(anna, ticketId, { html: "<p>Oops</p>", nextStatus: "solved" });
    expect(await undoReply(anna, { draftId: id })).toMatchObject({
      id,
      state: "editing",
      html: "<p>Oops</p>",
      nextStatus: "solved",
    });
    expect(await releaseReply(later(), id)).toBe("editing");
    expect(await outbox()).toEqual([]);
  });

  it("takes a held one back too", async () => {
    const { id } = await answer(anna, ticketId, { lastSeenMessageId: null });
    expect(await undoReply(anna, { draftId: id })).toMatchObject({ state: "editing", heldReason: null });
  });

  it("takes the place of what was typed since", async () => {
    const { id } = await answer(anna, ticketId, { html: "<p>Sent</p>" });
    await saveDraft(anna, { ticketId, html: "<p>Typed since</p>" });
    await undoReply(anna, { draftId: id });
    expect(await db().select().from(drafts)).toMatchObject([{ id, state: "editing", html: "<p>Sent</p>" }]);
  });

  it("is a conflict when it is out, when it is taken back already, and when it is another's", async () => {
    const { id } = await answer(anna, ticketId);
    await expect(undoReply(admin, { draftId: id })).rejects.toMatchObject({ code: "conflict" });
    await undoReply(anna, { draftId: id });
    await expect(undoReply(anna, { draftId: id })).rejects.toMatchObject({ code: "conflict" });
    const out = await answer(anna, ticketId);
    await releaseReply(later(), out.id);
    await expect(undoReply(anna, { draftId: out.id })).rejects.toMatchObject({ code: "conflict" });
  });

  it("and its release are opposite claims: of the two exactly one wins, thirty times out of thirty", async () => {
    await db().update(users).set({ undoSeconds: 5 });
    for (let turn = 0; turn < 30; turn++) {
      const mails = (await outbox()).length;
      const { id } = await answer(await actorOf(anna.id), ticketId);
      const [undone, state] = await Promise.allSettled([
        undoReply(anna, { draftId: id }),
        releaseReply(later(), id),
      ]);
      const out = (await outbox()).length - mails;
      expect(state.status).toBe("fulfilled");
      expect(out).toBe(undone.status === "fulfilled" ? 0 : 1);
      expect((await stateOf(id))!.state).toBe(undone.status === "fulfilled" ? "editing" : "released");
    }
  });

  it("meets the editor's autosave without a fault: one draft is left", async () => {
    for (let turn = 0; turn < 15; turn++) {
      const { id } = await answer(anna, ticketId);
      await Promise.all([
        undoReply(anna, { draftId: id }),
        saveDraft(anna, { ticketId, html: `<p>Typed ${turn}</p>` }),
        saveDraft(anna, { ticketId, html: `<p>Typed more ${turn}</p>` }),
      ]);
      const left = await db().select().from(drafts).where(eq(drafts.state, "editing"));
      expect(left).toHaveLength(1);
    }
  });
});

describe("a released reply", () => {
  it("goes out under the name its author has then", async () => {
    const { id } = await answer(anna, ticketId);
    await db().update(users).set({ name: "Anna Berg" }).where(eq(users.id, anna.id));
    await releaseReply(later(), id);
    expect((await newestMail()).fromName).toBe("Anna Berg (Northwind)");
  });
});
