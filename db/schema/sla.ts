import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, text, uniqueIndex } from "drizzle-orm/pg-core";
import { clockStates, segmentKinds, slaMetrics, ticketPriorities } from "../enums";
import { closed, flag, identity, instant, oneOf, ref } from "./columns";
import { tickets } from "./tickets";

/** Ordered; the first whose conditions match applies. An empty condition matches every ticket. */
export const slaPolicies = pgTable(
  "sla_policies",
  {
    id: identity(),
    name: text().notNull(),
    position: integer().notNull(),
    conditions: jsonb().notNull(),
    /** null: wall-clock time; otherwise the opening hours that count. */
    businessHoursId: ref(),
    pauseOnHold: flag().notNull(),
    /** The newest change that open clocks do not follow yet; null when all do. */
    retargetEventId: ref(),
    /** How far they do: the last ticket that was brought up to it. */
    retargetAfter: bigint({ mode: "number" }).notNull().default(0),
  },
  (t) => [uniqueIndex("sla_policies_position_key").on(t.position)],
);

export const slaTargets = pgTable(
  "sla_targets",
  {
    id: identity(),
    policyId: ref()
      .notNull()
      .references(() => slaPolicies.id, { onDelete: "cascade" }),
    priority: closed(ticketPriorities).notNull(),
    metric: closed(slaMetrics).notNull(),
    /** Seconds of business time (or of wall-clock time where the policy has no hours). */
    targetSeconds: integer().notNull(),
    /** How much of the target is left when the deadline counts as near, in percent; 0: it never does. */
    warnPercent: integer().notNull().default(25),
  },
  (t) => [
    uniqueIndex("sla_targets_key").on(t.policyId, t.priority, t.metric),
    check("sla_targets_positive", sql`${t.targetSeconds} > 0`),
    check("sla_targets_warn_percent", sql`${t.warnPercent} between 0 and 90`),
  ],
);

/** One promise on one ticket. `occurrence` counts recurrences: next response recurs, the others have 1 only. */
export const slaClocks = pgTable(
  "sla_clocks",
  {
    id: identity(),
    ticketId: ref()
      .notNull()
      .references(() => tickets.id, { onDelete: "cascade" }),
    metric: closed(slaMetrics).notNull(),
    occurrence: integer().notNull(),
    policyId: ref().references(() => slaPolicies.id, { onDelete: "set null" }),
    targetSeconds: integer().notNull(),
    state: closed(clockStates).notNull(),
    startedAt: instant().notNull(),
    /** Seconds consumed up to `resumedAt`, or in all when the clock stands. */
    consumedSeconds: integer().notNull(),
    /** Since when it runs; null while paused and when it has ended. */
    resumedAt: instant(),
    /** null while paused. Kept when met, to say by how much. */
    dueAt: instant(),
    /** Seconds before the deadline from which it is near; 0: never. */
    warnSeconds: integer().notNull().default(0),
    /** Since when, or from when on, the deadline is near: while the clock runs. */
    warnAt: instant(),
    /** When that was told, once for each target. */
    warnedAt: instant(),
    /** Set once, by the sweep or by the verb that ends the clock too late. */
    breachedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex("sla_clocks_key").on(t.ticketId, t.metric, t.occurrence),
    index("sla_clocks_due").on(t.dueAt).where(sql`${t.state} = 'running' and ${t.breachedAt} is null`),
    index("sla_clocks_warn")
      .on(t.warnAt)
      .where(sql`${t.state} = 'running' and ${t.breachedAt} is null and ${t.warnedAt} is null`),
    // A changed policy is brought to these; what has ended, most of the table, is not read.
    index("sla_clocks_open").on(t.ticketId).where(sql`${t.state} in ('running', 'paused')`),
    // The calendar shows overdue ones too, which the index above leaves out.
    index("sla_clocks_running").on(t.dueAt, t.ticketId).where(sql`${t.state} = 'running'`),
    oneOf("sla_clocks_state_known", t.state, clockStates),
    check("sla_clocks_running", sql`(${t.state} = 'running') = (${t.resumedAt} is not null)`),
    check("sla_clocks_running_due", sql`${t.state} <> 'running' or ${t.dueAt} is not null`),
    check("sla_clocks_running_warn", sql`${t.state} = 'running' or ${t.warnAt} is null`),
    check("sla_clocks_ended", sql`(${t.state} in ('met', 'cancelled')) = (${t.endedAt} is not null)`),
    check("sla_clocks_consumed", sql`${t.consumedSeconds} >= 0`),
  ],
);

/** Append-only: why a deadline is what it is. */
export const slaSegments = pgTable(
  "sla_segments",
  {
    id: identity(),
    clockId: ref()
      .notNull()
      .references(() => slaClocks.id, { onDelete: "cascade" }),
    kind: closed(segmentKinds).notNull(),
    at: instant().notNull(),
    consumedSeconds: integer().notNull(),
    targetSeconds: integer().notNull(),
    dueAt: instant(),
    /** The event that caused it; null for the sweep. */
    eventId: ref(),
  },
  (t) => [
    index("sla_segments_clock").on(t.clockId, t.id),
    // A breach is marked once, whatever the number of workers.
    uniqueIndex("sla_segments_breach_key").on(t.clockId).where(sql`${t.kind} = 'breached'`),
  ],
);
