import { eq, sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { db } from "../../db/client";
import { events, slaClocks, tickets } from "../../db/schema";
import { type Actor, actingAt } from "../../lib/core/actor";
import { changePolicy } from "../../lib/sla/change-policy";
import { getPolicy } from "../../lib/sla/get-policy";
import { markBreaches } from "../../lib/sla/mark-breaches";
import { tellNearDeadlines } from "../../lib/sla/tell-near-deadlines";
import { changePriority } from "../../lib/tickets/change-priority";
import { changeStatus } from "../../lib/tickets/change-status";
import { retargetClocks } from "../../lib/tickets/retarget-clocks";
import { keepPolicy, restorePolicy, setTargets, setWarning } from "../support/policy";
import { answer, clockOf, segmentsOf, ticketFrom } from "../support/tickets";
import { makeWorld } from "../support/world";

const hour = 3600;
let system: Actor;
let admin: Actor;
let ticketId: number;
let start: Date;
beforeEach(async () => {
  await keepPolicy();
  ({ system, admin } = await makeWorld());
  const ticket = await ticketFrom(system);
  ticketId = ticket.id;
  start = ticket.createdAt;
});
afterEach(restorePolicy);

const told = async () => db().select().from(events).where(eq(events.name, "clock.near")).orderBy(events.id);
/** So many seconds after the ticket came. Its first reply is owed after 8 hours: near from 6 on. */
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const firstReply = () => clockOf(ticketId, "first_response");

describe("a deadline that comes near", () => {
  it("is told a quarter of its target before it, with one event and no line in its explanation", async () => {
    expect(await tellNearDeadlines(system, at(6 * hour - 1))).toBe(0);
    expect(await tellNearDeadlines(system, at(6 * hour))).toBe(1);
    const clock = await firstReply();
    expect(clock).toMatchObject({ warnedAt: at(6 * hour), breachedAt: null, state: "running" });
    expect(await segmentsOf(clock.id)).toEqual(["started"]);
    expect(await told()).toMatchObject([
      {
        ticketId,
        subjectKind: "clock",
        subjectId: clock.id,
        at: at(6 * hour),
        payload: { metric: "first_response", dueAt: at(8 * hour).toISOString() },
      },
    ]);
  });

  it("is told once, and once more when another target has put it out of reach again", async () => {
    await tellNearDeadlines(system, at(6 * hour));
    expect(await tellNearDeadlines(system, at(7 * hour))).toBe(0);
    const later = actingAt(admin, at(7 * hour));
    await changePriority(later, { ticketId, from: "normal", to: "low" });
    expect(await firstReply()).toMatchObject({ targetSeconds: 24 * hour, warnedAt: null });
    expect(await tellNearDeadlines(system, at(18 * hour - 1))).toBe(0);
    expect(await tellNearDeadlines(system, at(18 * hour))).toBe(1);
  });

  it("is not told again when another target leaves it near", async () => {
    await tellNearDeadlines(system, at(7 * hour));
    await setTargets(admin, [{ priority: "normal", metric: "first_response", to: 9 * hour }]);
    await retargetClocks(actingAt(system, at(7 * hour)));
    expect(await firstReply()).toMatchObject({ targetSeconds: 9 * hour, warnedAt: at(7 * hour) });
    expect(await tellNearDeadlines(system, at(8 * hour))).toBe(0);
  });

  it("is not told when it is past: that is missed, and told as such", async () => {
    expect(await tellNearDeadlines(system, at(8 * hour))).toBe(0);
    await markBreaches(system, at(8 * hour));
    expect(await tellNearDeadlines(system, at(8 * hour))).toBe(0);
    expect(await told()).toEqual([]);
  });

  it("is not told of what was kept, stands, or is owed no longer", async () => {
    await answer(actingAt(admin, at(hour)), ticketId, { nextStatus: "pending" });
    expect(await firstReply()).toMatchObject({ state: "met", warnAt: null });
    expect(await clockOf(ticketId, "resolution")).toMatchObject({ state: "paused", warnAt: null });
    expect(await tellNearDeadlines(system, new Date("2100-01-01"))).toBe(0);
  });

  it("waits for what is left of the target after a pause", async () => {
    await answer(actingAt(admin, at(hour)), ticketId, { nextStatus: "pending" });
    const resumed = actingAt(admin, at(101 * hour));
    await changeStatus(resumed, { ticketId, from: "pending", to: "open" });
    const clock = await clockOf(ticketId, "resolution");
    const near = (clock.targetSeconds * 3) / 4 - hour;
    expect(clock.warnAt).toEqual(at(101 * hour + near));
  });

  it("is told each of 500 times once with four sweeps at once", async () => {
    await db().execute(sql`
      insert into tickets (subject, status, priority, requester_id, source, tags, fields, reply_token, version,
        last_message_at, preview, created_at, updated_at)
      select subject, status, priority, requester_id, source, tags, fields, md5(n::text), version,
        last_message_at, preview, created_at, updated_at
      from ${tickets}, generate_series(1, 499) n`);
    await db().execute(sql`
      insert into sla_clocks (ticket_id, metric, occurrence, target_seconds, state, started_at, consumed_seconds,
        resumed_at, due_at, warn_seconds, warn_at)
      select t.id, c.metric, 1, c.target_seconds, 'running', c.started_at, 0, c.resumed_at, c.due_at, c.warn_seconds,
        c.warn_at
      from ${tickets} t, ${slaClocks} c where c.metric = 'first_response' and t.id <> c.ticket_id`);
    const now = at(6 * hour);
    const counts = await Promise.all([1, 2, 3, 4].map(() => tellNearDeadlines(system, now)));
    const rest = await tellNearDeadlines(system, now);
    expect([...counts, rest].reduce((sum, one) => sum + one, 0)).toBe(500);
    expect(new Set((await told()).map((one) => one.subjectId)).size).toBe(500);
    expect(await told()).toHaveLength(500);
  });
});

describe("when a deadline is near", () => {
  it("is the policy's to say, for each priority, and open clocks follow without a line of explanation", async () => {
    await setWarning(admin, "normal", 50);
    await retargetClocks(actingAt(system, at(hour)));
    const clock = await firstReply();
    expect(clock).toMatchObject({ warnSeconds: 4 * hour, warnAt: at(4 * hour), dueAt: at(8 * hour) });
    expect(await segmentsOf(clock.id)).toEqual(["started"]);
    const [event] = await db().select().from(events).where(eq(events.name, "policy.changed"));
    expect(event?.payload).toEqual({ changes: [{ field: "warn.normal", from: 25, to: 50 }] });
  });

  it("is never where it was switched off", async () => {
    await setWarning(admin, "normal", 0);
    await retargetClocks(actingAt(system, at(hour)));
    expect(await firstReply()).toMatchObject({ warnSeconds: 0, warnAt: null });
    expect(await tellNearDeadlines(system, at(8 * hour - 1))).toBe(0);
    const next = await ticketFrom(system, { text: "Another one" });
    expect(await clockOf(next.id, "first_response")).toMatchObject({ warnSeconds: 0, warnAt: null });
  });

  it("is not set over what somebody else set meanwhile, nor to nonsense", async () => {
    await setWarning(admin, "high", 10);
    const { id } = await getPolicy(admin);
    const set = (from: number, to: number) =>
      changePolicy(admin, { policyId: id, targets: [], warnings: [{ priority: "high", from, to }] });
    await expect(set(25, 50)).rejects.toMatchObject({
      code: "conflict",
      options: { details: { field: "warn.high", theirs: 10, yours: 50 } },
    });
    for (const to of [-1, 91, 12.5]) await expect(set(10, to)).rejects.toThrow();
    expect((await getPolicy(admin)).warnPercent).toEqual({ low: 25, normal: 25, high: 10, urgent: 50 });
  });
});
