import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { isoInstant } from "@/db/iso-instant";
import { literalLimit } from "@/db/literal-limit";
import { slaClocks, tickets } from "@/db/schema";

/** What a screen shows of a clock: a `ClockView`. */
export const clockColumns = {
  metric: slaClocks.metric,
  state: slaClocks.state,
  targetSeconds: slaClocks.targetSeconds,
  consumedSeconds: slaClocks.consumedSeconds,
  startedAt: isoInstant(slaClocks.startedAt).as("started_at"),
  resumedAt: isoInstant(slaClocks.resumedAt).as("resumed_at"),
  dueAt: isoInstant(slaClocks.dueAt).as("due_at"),
  warnAt: isoInstant(slaClocks.warnAt).as("warn_at"),
  breachedAt: isoInstant(slaClocks.breachedAt).as("breached_at"),
  endedAt: isoInstant(slaClocks.endedAt).as("ended_at"),
};

/** The clock that leads a ticket's row, for a lateral join: the running one due first, else a paused one. */
export function leadClock(database: Database) {
  return database
    .select(clockColumns)
    .from(slaClocks)
    .where(and(eq(slaClocks.ticketId, tickets.id), inArray(slaClocks.state, ["running", "paused"])))
    .orderBy(sql`${eq(slaClocks.state, "paused")}`, asc(slaClocks.dueAt), asc(slaClocks.id))
    .limit(literalLimit(1))
    .as("lead_clock");
}

/** Its columns, each by itself: as one JSON value they cost PostgreSQL as much as all the rest of a row. */
export function leadClockColumns(lead: ReturnType<typeof leadClock>) {
  return {
    metric: lead.metric,
    state: lead.state,
    targetSeconds: lead.targetSeconds,
    consumedSeconds: lead.consumedSeconds,
    startedAt: lead.startedAt,
    resumedAt: lead.resumedAt,
    dueAt: lead.dueAt,
    warnAt: lead.warnAt,
    breachedAt: lead.breachedAt,
    endedAt: lead.endedAt,
  };
}
