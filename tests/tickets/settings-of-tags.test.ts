import { and, asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, tickets } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { transact } from "../../lib/events/transact";
import { changeTags } from "../../lib/tickets/change-tags";
import { deleteTag } from "../../lib/tickets/delete-tag";
import { getTag, tagExists } from "../../lib/tickets/find-tag";
import { findTags } from "../../lib/tickets/list-choices";
import { listTags } from "../../lib/tickets/list-tags";
import { moveTags } from "../../lib/tickets/move-tags";
import { rememberTags } from "../../lib/tickets/remember-tags";
import { renameTag } from "../../lib/tickets/rename-tag";
import { waitingForLocks } from "../support/database";
import { closeTicket, countRows, ticketFrom, ticketRow } from "../support/tickets";
import { makeAgent, makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let anna: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  anna = await makeAgent("Anna", "anna@northwind.test");
});

async function tagged(...tags: string[]): Promise<number> {
  const { id } = await ticketFrom(system);
  await changeTags(anna, { ticketId: id, from: [], to: tags });
  return id;
}
const tagsOf = async (ticketId: number) => (await ticketRow(ticketId)).tags;
const names = async (query = "") => (await listTags(admin, { query })).tags.map(({ name }) => name);
const tagEventsOf = (ticketId: number) =>
  db()
    .select({ actorId: events.actorId, payload: events.payload, causeId: events.causeId })
    .from(events)
    .where(and(eq(events.ticketId, ticketId), eq(events.name, "ticket.tags-changed")))
    .orderBy(asc(events.id));

describe("a renamed tag", () => {
  it("has its new name on every ticket, closed ones too, in its old place and with an event that says why", async () => {
    const [open, closed, other] = [await tagged("a", "old", "z"), await tagged("old"), await tagged("a")];
    await closeTicket(closed);
    const before = await ticketRow(open);
    await renameTag(admin, { name: "old", to: "  NEW  name " });
    expect(await moveTags(system)).toBe(2);
    expect([await tagsOf(open), await tagsOf(closed), await tagsOf(other)]).toEqual([
      ["a", "new name", "z"],
      ["new name"],
      ["a"],
    ]);
    const after = await ticketRow(open);
    expect(after.version).toBe(before.version + 1);
    expect(after.updatedAt).toEqual(before.updatedAt);
    const [asked] = await db()
      .select({ id: events.id, actorId: events.actorId, payload: events.payload })
      .from(events)
      .where(eq(events.name, "tag.renamed"));
    expect(asked).toMatchObject({
      actorId: admin.id,
      payload: { changes: [{ field: "tag", from: "old", to: "new name" }] },
    });
    expect((await tagEventsOf(open)).at(-1)).toEqual({
      actorId: system.id,
      payload: { from: ["a", "old", "z"], to: ["a", "new name", "z"] },
      causeId: asked?.id,
    });
    expect(await names()).toEqual(["a", "new name", "z"]);
  });

  it("is offered by its new name at once, and by its old one no more", async () => {
    await tagged("printer");
    await renameTag(admin, { name: "printer", to: "print" });
    expect(await findTags(anna, { query: "pr" })).toEqual(["print"]);
    expect([await tagExists("print"), await tagExists("printer"), await tagExists("never")]).toEqual([
      true,
      false,
      false,
    ]);
    expect(await getTag(admin, "printer")).toEqual({
      name: "printer",
      tickets: 1,
      leaving: true,
      becomes: "print",
    });
  });

  it("asks before it becomes one with another, which a ticket then has once", async () => {
    const [both, one] = [await tagged("old", "x", "new"), await tagged("old")];
    const refused = renameTag(admin, { name: "old", to: "new", merge: "something else" });
    await expect(refused).rejects.toMatchObject({ options: { fields: { to: "error.tags.exists" } } });
    expect(await names()).toEqual(["new", "old", "x"]);
    await renameTag(admin, { name: "old", to: "NEW", merge: "new" });
    await moveTags(system);
    expect([await tagsOf(both), await tagsOf(one)]).toEqual([["new", "x"], ["new"]]);
    const merged = await db().select({ id: events.id }).from(events).where(eq(events.name, "tag.merged"));
    expect(merged.length).toBe(1);
  });

  it("to its own name is no change", async () => {
    await tagged("same");
    const before = await countRows("events");
    expect(await renameTag(admin, { name: "same", to: " Same" })).toBe(false);
    expect(await countRows("events")).toBe(before);
  });
});

describe("a deleted tag", () => {
  it("is taken from every ticket, and can be set anew once it is", async () => {
    const ticketId = await tagged("gone", "stays");
    await deleteTag(admin, { name: "gone" });
    const again = changeTags(anna, { ticketId: await tagged(), from: [], to: ["gone"] });
    await expect(again).rejects.toMatchObject({ code: "conflict", messageKey: "error.tags.leaving" });
    await moveTags(system);
    expect(await tagsOf(ticketId)).toEqual(["stays"]);
    expect(await names()).toEqual(["stays"]);
    await changeTags(anna, { ticketId, from: ["stays"], to: ["gone"] });
    expect(await tagsOf(ticketId)).toEqual(["gone"]);
  });

  it("may stay on a ticket that gets another one meanwhile, until its turn comes", async () => {
    const ticketId = await tagged("gone");
    await deleteTag(admin, { name: "gone" });
    await changeTags(anna, { ticketId, from: ["gone"], to: ["gone", "more"] });
    await moveTags(system);
    expect(await tagsOf(ticketId)).toEqual(["more"]);
  });

  it("goes on where a run was cut short, and twice at once changes nothing twice", async () => {
    const ids: number[] = [];
    for (let made = 0; made < 4; made++) ids.push(await tagged("gone"));
    await deleteTag(admin, { name: "gone" });
    // As far as a worker came that then died.
    await db().update(tickets).set({ tags: [] }).where(eq(tickets.id, ids[0]!));
    await Promise.all([moveTags(system), moveTags(system)]);
    expect(await Promise.all(ids.map(tagsOf))).toEqual(ids.map(() => []));
    expect((await tagEventsOf(ids[1]!)).length).toBe(2);
    expect(await names()).toEqual([]);
  });

  it("after a rename into it goes with what was renamed", async () => {
    const ticketId = await tagged("a");
    await renameTag(admin, { name: "a", to: "b" });
    await deleteTag(admin, { name: "b" });
    await moveTags(system);
    expect(await tagsOf(ticketId)).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it("is refused while it is leaving, as is another name for it or it for another", async () => {
    await tagged("leaving", "other");
    await deleteTag(admin, { name: "leaving" });
    for (const verb of [
      () => deleteTag(admin, { name: "leaving" }),
      () => renameTag(admin, { name: "leaving", to: "x" }),
      () => renameTag(admin, { name: "other", to: "leaving", merge: "leaving" }),
    ]) {
      await expect(verb()).rejects.toMatchObject({ code: "conflict" });
    }
  });

  it("that somebody is just setting is waited for, found and taken away too", async () => {
    const { id } = await ticketFrom(system);
    await tagged("busy");
    const held = Promise.withResolvers<void>();
    const set = transact(anna, async (tx) => {
      await rememberTags(tx, ["busy"], new Date());
      await tx
        .update(tickets)
        .set({ tags: ["busy"] })
        .where(eq(tickets.id, id));
      await held.promise;
    });
    await deleteTag(admin, { name: "busy" });
    const moved = moveTags(system);
    await expect.poll(waitingForLocks).toBe(1);
    held.resolve();
    await Promise.all([set, moved]);
    expect(await tagsOf(id)).toEqual([]);
    expect(await names()).toEqual([]);
  });

  it("that somebody sets in the same moment is gone from his ticket, or there for all", async () => {
    const { id } = await ticketFrom(system);
    await tagged("busy");
    await Promise.all([
      changeTags(anna, { ticketId: id, from: [], to: ["busy"] }).catch(() => {}),
      deleteTag(admin, { name: "busy" }).then(() => moveTags(system)),
    ]);
    await moveTags(system);
    // Set after the last ticket had lost it, it is a tag like any new one.
    expect(await names()).toEqual(await tagsOf(id));
  });
});

describe("the list", () => {
  it("pages by name, finds beginnings, and counts whoever may see the tickets", async () => {
    await tagged("alpha", "beta", "Äpfel", "al dente", "x%_");
    await tagged("alpha");
    expect(await names("AL")).toEqual(["al dente", "alpha"]);
    expect(await names("%")).toEqual([]);
    const first = await listTags(admin, { limit: 2 });
    expect(first.tags.map(({ name, tickets: count }) => [name, count])).toEqual([
      ["al dente", 1],
      ["alpha", 2],
    ]);
    const second = await listTags(admin, { limit: 2, cursor: first.next! });
    const third = await listTags(admin, { limit: 2, cursor: second.next! });
    expect([...second.tags, ...third.tags].map(({ name }) => name)).toEqual(["beta", "x%_", "äpfel"]);
    expect(third.next).toBeNull();
    await expect(listTags(admin, { cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid" });
  });
});

it("is the admins' alone, and a tag that is not there is not found", async () => {
  await tagged("a");
  for (const actor of [anna, { ...anna, kind: "customer", permissions: new Set() } as Actor]) {
    await expect(listTags(actor, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(getTag(actor, "a")).rejects.toMatchObject({ code: "forbidden" });
    await expect(renameTag(actor, { name: "a", to: "b" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(deleteTag(actor, { name: "a" })).rejects.toMatchObject({ code: "forbidden" });
  }
  for (const verb of [
    () => getTag(admin, "b"),
    () => renameTag(admin, { name: "b", to: "c" }),
    () => deleteTag(admin, { name: "b" }),
  ]) {
    await expect(verb()).rejects.toMatchObject({ code: "not_found" });
  }
  expect(await names()).toEqual(["a"]);
});

it.each([["  "], ["x".repeat(41)]])("a new name like %j is refused", async (to) => {
  await tagged("a");
  await expect(renameTag(admin, { name: "a", to })).rejects.toThrow("error.");
});
