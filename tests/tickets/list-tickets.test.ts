import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { tickets } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { decodeCursor, encodeCursor } from "../../lib/core/pagination";
import { assignTicket } from "../../lib/tickets/assign-ticket";
import { changeStatus } from "../../lib/tickets/change-status";
import { countedViews, type ViewKey, viewKey } from "../../lib/tickets/inputs";
import { countViews, findTicketRows, listTickets } from "../../lib/tickets/list-tickets";
import { answer, ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
});

/** One real ticket and copies of it; `due` says when each is due. */
async function many(count: number, due: string) {
  await ticketFrom(system);
  await db().execute(sql`
    insert into tickets (subject, status, priority, requester_id, source, tags, fields, reply_token, version,
      last_message_at, preview, created_at, updated_at, next_due_at)
    select subject || n, status, priority, requester_id, source, tags, fields, md5(n::text), version,
      last_message_at, preview, created_at, updated_at, ${sql.raw(due)}
    from ${tickets}, generate_series(2, ${count}) n`);
}

async function pages(view: ViewKey, limit: number): Promise<number[][]> {
  const seen: number[][] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listTickets(admin, { view, limit, ...(cursor ? { cursor } : {}) });
    seen.push(page.rows.map((row) => row.id));
    cursor = page.next;
  } while (cursor);
  return seen;
}

describe("pages of a view", () => {
  it.each([
    ["all due at one instant", "'2026-03-18T12:00:00.123Z'::timestamptz"],
    ["never due", "null"],
    [
      "due at seven instants, some never",
      "case n % 7 when 0 then null else '2026-03-18'::timestamptz + n % 7 * interval '1 hour' end",
    ],
  ])("hold each of 120 tickets once, %s", async (_name, due) => {
    await many(120, due);
    const seen = await pages("open", 50);
    expect(seen.map((page) => page.length)).toEqual([50, 50, 20]);
    expect(new Set(seen.flat()).size).toBe(120);
    const order = await db()
      .select({ id: tickets.id })
      .from(tickets)
      .orderBy(sql`next_due_at nulls last, id`);
    expect(seen.flat()).toEqual(order.map((row) => row.id));
  });

  it("of solved tickets show the latest change first, each once, though all changed at one instant", async () => {
    await many(120, "null");
    await db().update(tickets).set({ status: "solved", solvedAt: new Date() });
    const seen = (await pages("solved", 40)).flat();
    expect(seen).toHaveLength(120);
    expect(seen).toEqual([...seen].sort((a, b) => b - a));
  });

  it("end without a cursor when the last one is full", async () => {
    await many(100, "null");
    expect((await pages("open", 50)).map((page) => page.length)).toEqual([50, 50]);
  });

  it("miss nobody when a ticket before the cursor goes away meanwhile", async () => {
    await many(9, "null");
    const first = await listTickets(admin, { view: "open", limit: 3 });
    await changeStatus(admin, { ticketId: first.rows[0]!.id, from: "new", to: "solved" });
    const second = await listTickets(admin, { view: "open", limit: 100, cursor: first.next ?? "" });
    expect(second.rows).toHaveLength(6);
  });
});

describe("a cursor that is not ours", () => {
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  it.each([
    ["is no base64", "§§§"],
    ["is no JSON", Buffer.from("hello").toString("base64url")],
    ["has no id", forged(["2026-03-18T12:00:00Z"])],
    ["has an id that is no number", forged(["2026-03-18T12:00:00Z", "1; drop table tickets"])],
    ["has an id that is no integer", forged(["2026-03-18T12:00:00Z", 1.5])],
    ["has a time that is none", forged(["yesterday-ish", 1])],
    ["has a time that does not exist", forged(["2026-99-99 99:99:99+00", 1])],
    ["has a time that no database holds", forged(["+275760-09-13T00:00:00.000Z", 1])],
    ["tries to be SQL", forged(["'; select pg_sleep(10) --", 1])],
    ["holds a NUL", forged(["2026-03-18\u0000", 1])],
  ])("and %s is invalid", async (_name, cursor) => {
    for (const view of ["open", "solved"] as const) {
      await expect(listTickets(admin, { view, cursor })).rejects.toMatchObject({ code: "invalid" });
    }
  });

  it("is told from one of ours", () => {
    expect(decodeCursor(encodeCursor("infinity", 42))).toEqual({ key: "infinity", id: 42 });
  });
});

describe("views", () => {
  it("hold a ticket by its status and assignee, and the counts agree with the lists", async () => {
    const ids = [];
    for (const name of ["new", "mine", "pending", "solved"])
      ids.push((await ticketFrom(system, { text: name })).id);
    const [fresh, mine, pending, solved] = ids as [number, number, number, number];
    await assignTicket(admin, { ticketId: mine, from: null, to: admin.id });
    await answer(admin, pending, { nextStatus: "pending" });
    await changeStatus(admin, { ticketId: solved, from: "new", to: "solved" });
    const listed: Partial<Record<ViewKey, number[]>> = {};
    for (const view of viewKey.options) {
      listed[view] = (await listTickets(admin, { view })).rows.map((row) => row.id).sort((a, b) => a - b);
    }
    expect(listed).toMatchObject({
      mine: [mine],
      unassigned: [fresh, pending],
      open: [fresh, mine, pending],
      waiting: [pending],
      solved: [solved],
      spam: [],
      trash: [],
    });
    const counts = await countViews(admin);
    expect(counts).toEqual(Object.fromEntries(countedViews.map((view) => [view, listed[view]!.length])));
  });

  it("give single rows only while they are in them", async () => {
    const { id } = await ticketFrom(system);
    expect(await findTicketRows(admin, "open", [id, 999_999])).toHaveLength(1);
    expect(await findTicketRows(admin, "solved", [id])).toEqual([]);
    expect(await findTicketRows(admin, "open", [])).toEqual([]);
  });

  it("lead with the clock that is due first, else with one that stands", async () => {
    const { id } = await ticketFrom(system);
    const clock = async () => (await listTickets(admin, { view: "open" })).rows[0]?.clock;
    expect(await clock()).toMatchObject({ metric: "first_response", state: "running" });
    await answer(admin, id, { nextStatus: "pending" });
    expect(await clock()).toMatchObject({ metric: "resolution", state: "paused", dueAt: null });
    const { startedAt } = (await clock())!;
    expect(new Date(startedAt).toISOString()).toBe(startedAt);
  });
});
