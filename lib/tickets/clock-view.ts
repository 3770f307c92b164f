import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Database } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { slaClocks, tickets } from "@/db/schema";
import type { ClockView } from "./view-types";

/** What a screen shows of a clock. */
export const clockColumns = {
  metric: slaClocks.metric,
  state: slaClocks.state,
  targetSeconds: slaClocks.targetSeconds,
  consumedSeconds: slaClocks.consumedSeconds,
  startedAt: slaClocks.startedAt,
  resumedAt: slaClocks.resumedAt,
  dueAt: slaClocks.dueAt,
  warnAt: slaClocks.warnAt,
  breachedAt: slaClocks.breachedAt,
  endedAt: slaClocks.endedAt,
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

type Instants = "startedAt" | "resumedAt" | "dueAt" | "warnAt" | "breachedAt" | "endedAt";
type ClockColumns = Omit<ClockView, Instants> & {
  [Name in Instants]: ClockView[Name] extends string ? Date : Date | null;
};

/** A clock as screens get it: instants in ISO 8601. */
export function clockView(clock: ClockColumns): ClockView {
  return {
    ...clock,
    startedAt: clock.startedAt.toISOString(),
    resumedAt: clock.resumedAt?.toISOString() ?? null,
    dueAt: clock.dueAt?.toISOString() ?? null,
    warnAt: clock.warnAt?.toISOString() ?? null,
    breachedAt: clock.breachedAt?.toISOString() ?? null,
    endedAt: clock.endedAt?.toISOString() ?? null,
  };
}
