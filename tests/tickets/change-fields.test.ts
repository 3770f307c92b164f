import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, roles } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { addNote } from "../../lib/tickets/add-note";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { changePriority } from "../../lib/tickets/change-priority";
import { changeStatus } from "../../lib/tickets/change-status";
import { getTicket } from "../../lib/tickets/get-ticket";
import { listTickets } from "../../lib/tickets/list-tickets";
import { markRead } from "../../lib/tickets/mark-read";
import { saveDraft } from "../../lib/tickets/save-draft";
import {
  answer,
  clocksOf,
  closeTicket,
  countRows,
  deactivate,
  messagesOf,
  outbox,
  personAt,
  ticketFrom,
  ticketRow,
} from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
let ticketId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
  ticketId = (await ticketFrom(system)).id;
});

const eventNames = async () =>
  (await db().select().from(events).where(eq(events.ticketId, ticketId)).orderBy(events.id)).map(
    (one) => one.name,
  );

describe("a status", () => {
  it("that another changed meanwhile is a conflict that shows both sides, and stays", async () => {
    await changeStatus(admin, { ticketId, from: "new", to: "pending" });
    const change = changeStatus(anna, { ticketId, from: "new", to: "on_hold" });
    await expect(change).rejects.toMatchObject({
      code: "conflict",
      options: { details: { name: "Priya Raman", theirs: "pending", yours: "on_hold" } },
    });
    expect((await ticketRow(ticketId)).status).toBe("pending");
  });

  it("that is so already is no conflict and no event", async () => {
    await changeStatus(admin, { ticketId, from: "new", to: "pending" });
    const names = await eventNames();
    await changeStatus(anna, { ticketId, from: "new", to: "pending" });
    expect(await eventNames()).toEqual(names);
  });

  it("changed by two at the same moment is changed once; the other gets the conflict", async () => {
    const both = await Promise.allSettled([
      changeStatus(admin, { ticketId, from: "new", to: "pending" }),
      changeStatus(anna, { ticketId, from: "new", to: "on_hold" }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await eventNames()).filter((name) => name === "ticket.status-changed")).toHaveLength(1);
  });

  it("may change while another field does: neither is a conflict", async () => {
    // Not a new one: its assignee opens it, and that is the same field.
    await changeStatus(admin, { ticketId, from: "new", to: "open" });
    await Promise.all([
      changeStatus(admin, { ticketId, from: "open", to: "pending" }),
      changePriority(anna, { ticketId, from: "normal", to: "high" }),
      assignTicket(system, { ticketId, from: null, to: anna.id }),
    ]);
    const row = await ticketRow(ticketId);
    expect(row).toMatchObject({ priority: "high", assigneeId: anna.id, version: 5 });
  });

  it("of solved assigns an unassigned ticket to its agent, and never to the system", async () => {
    await changeStatus(system, { ticketId, from: "new", to: "solved" });
    expect(await ticketRow(ticketId)).toMatchObject({ assigneeId: null, solvedAt: expect.any(Date) });
    await changeStatus(anna, { ticketId, from: "solved", to: "open" });
    expect(await ticketRow(ticketId)).toMatchObject({ assigneeId: null, solvedAt: null });
    await changeStatus(anna, { ticketId, from: "open", to: "solved" });
    expect((await ticketRow(ticketId)).assigneeId).toBe(anna.id);
  });
});

describe("a priority", () => {
  it("that another changed meanwhile is a conflict that shows both sides", async () => {
    await changePriority(admin, { ticketId, from: "normal", to: "urgent" });
    const change = changePriority(anna, { ticketId, from: "normal", to: "low" });
    await expect(change).rejects.toMatchObject({
      options: { details: { name: "Priya Raman", theirs: "urgent", yours: "low" } },
    });
  });
});

describe("an assignee", () => {
  it("that another chose meanwhile is a conflict that names both", async () => {
    await assignTicket(admin, { ticketId, from: null, to: admin.id });
    const change = assignTicket(anna, { ticketId, from: null, to: anna.id });
    await expect(change).rejects.toMatchObject({
      code: "conflict",
      options: { details: { theirs: "Priya Raman", yours: "Anna" } },
    });
  });

  it("opens a new ticket, and leaves any other status", async () => {
    await assignTicket(admin, { ticketId, from: null, to: anna.id });
    expect((await ticketRow(ticketId)).status).toBe("open");
    await changeStatus(admin, { ticketId, from: "open", to: "pending" });
    await assignTicket(admin, { ticketId, from: anna.id, to: null });
    expect(await ticketRow(ticketId)).toMatchObject({ status: "pending", assigneeId: null });
  });

  const unfit = [
    "a customer",
    "a deactivated colleague",
    "a colleague whose role may not work on tickets",
    "nobody we know",
  ];
  it.each(unfit)("is not %s", async (who) => {
    await deactivate(anna);
    const customer = await personAt("hannah@roastery.test");
    await db()
      .insert(roles)
      .values({ key: "postmaster", name: "Postmaster", permissions: ["settings.mail"] });
    const piet = await makeAgent("Piet", "piet@northwind.test", { roleKey: "postmaster" });
    const to = [customer.id, anna.id, piet.id, 999_999][unfit.indexOf(who)] ?? 0;
    await expect(assignTicket(admin, { ticketId, from: null, to })).rejects.toMatchObject({
      code: "invalid",
      options: { fields: { to: "error.assignee" } },
    });
  });
});

describe("a note", () => {
  const note = { html: "<p>He sounds angry.</p>", onceKey: "one-press-of-save" };

  it("is for staff: it mails nobody, moves no clock, changes no status and no preview", async () => {
    const before = await ticketRow(ticketId);
    const clocks = await clocksOf(ticketId);
    await addNote(anna, { ticketId, ...note });
    const { lastMessageId: _id, version: _v, updatedAt: _u, ...after } = await ticketRow(ticketId);
    expect(before).toMatchObject(after);
    expect(await clocksOf(ticketId)).toEqual(clocks);
    expect(await outbox()).toEqual([]);
    const customer = await personAt("hannah@roastery.test");
    const seen = async (actor: Actor) =>
      (await getTicket(actor, before.number)).messages.map((one) => one.kind);
    expect(await seen(admin)).toEqual(["public", "note"]);
    expect(await seen(customer)).toEqual(["public"]);
  });

  it("pressed twice is one note, even at the same moment", async () => {
    await Promise.all([1, 2, 3].map(() => addNote(anna, { ticketId, ...note })));
    await addNote(anna, { ticketId, ...note });
    expect((await messagesOf(ticketId)).filter((one) => one.kind === "note")).toHaveLength(1);
    expect((await eventNames()).filter((name) => name === "ticket.noted")).toHaveLength(1);
  });

  it("ends the draft that its author was writing, and nobody else's", async () => {
    await saveDraft(anna, { ticketId, html: "<p>He sounds</p>" });
    await saveDraft(admin, { ticketId, html: "<p>Mine</p>" });
    await addNote(anna, { ticketId, ...note });
    const { number } = await ticketRow(ticketId);
    expect((await getTicket(anna, number)).drafts).toEqual([]);
    expect((await getTicket(admin, number)).drafts).toHaveLength(1);
  });

  it("without words is refused, and so is one on a closed ticket", async () => {
    await expect(addNote(anna, { ticketId, ...note, html: "<br>" })).rejects.toMatchObject({
      code: "invalid",
    });
    await closeTicket(ticketId);
    await expect(addNote(anna, { ticketId, ...note })).rejects.toMatchObject({ code: "forbidden" });
  });
});

describe("a draft being written", () => {
  it("is one per ticket and author, keeps the newest words, and goes when they are gone", async () => {
    await saveDraft(anna, { ticketId, html: "<p>One</p>" });
    await saveDraft(anna, { ticketId, html: "<p>Two<script>x</script></p>" });
    const { number } = await ticketRow(ticketId);
    expect((await getTicket(anna, number)).drafts).toMatchObject([{ html: "<p>Two</p>", state: "editing" }]);
    expect((await getTicket(admin, number)).drafts).toEqual([]);
    await saveDraft(anna, { ticketId, html: "" });
    expect(await countRows("drafts")).toBe(0);
  });
});

describe("what a person has read", () => {
  const unread = async (actor: Actor) => (await listTickets(actor, { view: "open" })).rows[0]?.unread;

  it("is his own, never goes back, and ends with the next message", async () => {
    const [first] = await messagesOf(ticketId);
    expect(await unread(anna)).toBe(true);
    await markRead(anna, { ticketId, messageId: first!.id });
    expect([await unread(anna), await unread(admin)]).toEqual([false, true]);
    await answer(admin, ticketId);
    expect(await unread(anna)).toBe(true);
    await markRead(anna, { ticketId, messageId: (await messagesOf(ticketId)).at(-1)!.id });
    await markRead(anna, { ticketId, messageId: first!.id });
    expect(await unread(anna)).toBe(false);
  });

  it("is refused for a message of another ticket", async () => {
    const other = await ticketFrom(system, { text: "Other" });
    const mark = markRead(anna, { ticketId, messageId: other.lastMessageId! });
    await expect(mark).rejects.toMatchObject({ code: "not_found" });
  });
});
