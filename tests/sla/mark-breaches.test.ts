import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, slaClocks, slaSegments, tickets } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { markBreaches } from "../../lib/sla/mark-breaches";
import { setAsideTicket } from "../../lib/tickets/set-aside-ticket";
import { answer, clockOf, segmentsOf, ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";

let system: Actor;
let admin: Actor;
let ticketId: number;
beforeEach(async () => {
  ({ system, admin } = await makeWorld());
  ticketId = (await ticketFrom(system)).id;
});

const breaches = async () => db().select().from(events).where(sql`name = 'clock.breached'`);
const dueOf = async () => (await clockOf(ticketId, "first_response")).dueAt!;
const later = (date: Date, seconds: number) => new Date(date.getTime() + seconds * 1000);

describe("the sweep of clocks", () => {
  it("marks a clock that is past due, with its due time, one line and one event", async () => {
    const due = await dueOf();
    expect(await markBreaches(system, later(due, -1))).toBe(0);
    expect(await markBreaches(system, later(due, 90))).toBe(1);
    const clock = await clockOf(ticketId, "first_response");
    expect(clock).toMatchObject({ state: "running", breachedAt: due });
    expect(await segmentsOf(clock.id)).toEqual(["started", "breached"]);
    expect(await breaches()).toMatchObject([
      {
        ticketId,
        subjectKind: "clock",
        subjectId: clock.id,
        at: later(due, 90),
        payload: { metric: "first_response", dueAt: due.toISOString() },
      },
    ]);
  });

  it("marks nothing twice", async () => {
    const late = later(await dueOf(), 1);
    await markBreaches(system, late);
    expect(await markBreaches(system, late)).toBe(0);
    expect(await breaches()).toHaveLength(1);
  });

  it("passes over what stands, what was kept, and what is spam", async () => {
    await answer(admin, ticketId, { nextStatus: "pending" });
    const spam = await ticketFrom(system, { text: "Spam" });
    await setAsideTicket(admin, { ticketId: spam.id, as: "spam" });
    expect(await markBreaches(system, new Date("2100-01-01"))).toBe(0);
  });

  it("marks each of 500 late clocks once with four sweeps at once", async () => {
    const due = await dueOf();
    await db().execute(sql`
      insert into tickets (subject, status, priority, requester_id, source, tags, fields, reply_token, version,
        last_message_at, preview, created_at, updated_at)
      select subject, status, priority, requester_id, source, tags, fields, md5(n::text), version,
        last_message_at, preview, created_at, updated_at
      from ${tickets}, generate_series(1, 499) n`);
    await db().execute(sql`
      insert into sla_clocks (ticket_id, metric, occurrence, target_seconds, state, started_at, consumed_seconds,
        resumed_at, due_at)
      select t.id, c.metric, 1, c.target_seconds, 'running', c.started_at, 0, c.resumed_at, c.due_at
      from ${tickets} t, ${slaClocks} c where c.metric = 'first_response' and t.id <> c.ticket_id`);
    const marked = await Promise.all([1, 2, 3, 4].map(() => markBreaches(system, later(due, 1))));
    const rest = await markBreaches(system, later(due, 1));
    expect([...marked, rest].reduce((sum, one) => sum + one, 0)).toBe(500);
    const lines = await db().select().from(slaSegments).where(sql`kind = 'breached'`);
    expect(new Set(lines.map((one) => one.clockId)).size).toBe(500);
    expect(lines).toHaveLength(500);
    expect(new Set((await breaches()).map((one) => one.subjectId)).size).toBe(500);
    expect(await breaches()).toHaveLength(500);
    const open = await db()
      .select()
      .from(slaClocks)
      .where(sql`breached_at is null and metric = 'first_response'`);
    expect(open).toEqual([]);
  });
});

describe("a reply that is late", () => {
  it("before the sweep marks the breach itself, and the sweep finds nothing to add", async () => {
    const due = await dueOf();
    await answer(actingAt(admin, later(due, 60)), ticketId);
    const clock = await clockOf(ticketId, "first_response");
    expect(clock).toMatchObject({ state: "met", breachedAt: due });
    await markBreaches(system, later(due, 61));
    expect(await segmentsOf(clock.id)).toEqual(["started", "breached", "met"]);
  });

  it("after the sweep leaves the breach as it is", async () => {
    const due = await dueOf();
    await markBreaches(system, later(due, 10));
    await answer(actingAt(admin, later(due, 60)), ticketId);
    const clock = await clockOf(ticketId, "first_response");
    expect(clock).toMatchObject({ state: "met", breachedAt: due });
    expect(await segmentsOf(clock.id)).toEqual(["started", "breached", "met"]);
  });

  it("at the same moment as the sweep is marked once", async () => {
    const due = await dueOf();
    for (let turn = 0; turn < 5; turn++) {
      const { id } = await ticketFrom(system, { text: `Mail ${turn}` });
      const late = later(due, 3600);
      await Promise.all([answer(actingAt(admin, late), id), markBreaches(system, late)]);
      const kinds = await segmentsOf((await clockOf(id, "first_response")).id);
      expect(kinds.filter((kind) => kind === "breached")).toHaveLength(1);
      expect(kinds).toContain("met");
    }
  });
});
