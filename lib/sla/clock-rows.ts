import { and, asc, eq, min } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { SegmentKind, SlaMetric } from "@/db/enums";
import { slaClocks, slaSegments } from "@/db/schema";
import type { Clock } from "./clock";

export type ClockRow = Clock & { id: number; metric: SlaMetric; occurrence: number };

const clockColumns = {
  id: slaClocks.id,
  metric: slaClocks.metric,
  occurrence: slaClocks.occurrence,
  state: slaClocks.state,
  targetSeconds: slaClocks.targetSeconds,
  consumedSeconds: slaClocks.consumedSeconds,
  resumedAt: slaClocks.resumedAt,
  dueAt: slaClocks.dueAt,
  warnSeconds: slaClocks.warnSeconds,
  warnAt: slaClocks.warnAt,
  warnedAt: slaClocks.warnedAt,
  breachedAt: slaClocks.breachedAt,
  endedAt: slaClocks.endedAt,
};

/** A ticket's clocks, locked; the ticket's row is locked before them by every verb. */
export async function lockClocks(tx: Tx, ticketId: number): Promise<ClockRow[]> {
  return tx
    .select(clockColumns)
    .from(slaClocks)
    .where(eq(slaClocks.ticketId, ticketId))
    .orderBy(asc(slaClocks.id))
    .for("update");
}

export type NewClock = Clock & { metric: SlaMetric; occurrence: number };

/** Clocks that start now, each with the first line of its explanation. */
export async function startClocks(
  tx: Tx,
  where: { ticketId: number; policyId: number; startedAt: Date; eventId: number },
  clocks: NewClock[],
): Promise<void> {
  const { ticketId, policyId, startedAt, eventId } = where;
  const rows = await tx
    .insert(slaClocks)
    .values(clocks.map((clock) => ({ ...clock, ticketId, policyId, startedAt })))
    .returning({
      clockId: slaClocks.id,
      consumedSeconds: slaClocks.consumedSeconds,
      targetSeconds: slaClocks.targetSeconds,
      dueAt: slaClocks.dueAt,
    });
  await tx
    .insert(slaSegments)
    .values(rows.map((row) => ({ ...row, kind: "started" as const, at: startedAt, eventId })));
}

export async function saveClock(tx: Tx, id: number, clock: Clock): Promise<void> {
  const { state, targetSeconds, consumedSeconds, resumedAt, dueAt, breachedAt, endedAt } = clock;
  const near = { warnSeconds: clock.warnSeconds, warnAt: clock.warnAt, warnedAt: clock.warnedAt };
  await tx
    .update(slaClocks)
    .set({ state, targetSeconds, consumedSeconds, resumedAt, dueAt, ...near, breachedAt, endedAt })
    .where(eq(slaClocks.id, id));
}

/** One line of the explanation. A breach is written once: the second one finds its line there. */
export async function addSegment(
  tx: Tx,
  clockId: number,
  kind: SegmentKind,
  clock: Clock,
  at: Date,
  eventId: number | null,
): Promise<boolean> {
  const { consumedSeconds, targetSeconds, dueAt } = clock;
  const written = await tx
    .insert(slaSegments)
    .values({ clockId, kind, at, consumedSeconds, targetSeconds, dueAt, eventId })
    .onConflictDoNothing()
    .returning({ id: slaSegments.id });
  return written.length > 0;
}

/** The earliest running clock of a ticket: what its `next_due_at` is to be. */
export async function earliestDue(tx: Tx, ticketId: number): Promise<Date | null> {
  const [row] = await tx
    .select({ dueAt: min(slaClocks.dueAt) })
    .from(slaClocks)
    .where(and(eq(slaClocks.ticketId, ticketId), eq(slaClocks.state, "running")));
  return row?.dueAt ?? null;
}
