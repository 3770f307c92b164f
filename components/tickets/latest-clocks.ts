import { type SlaMetric, slaMetrics } from "@/db/enums";
import type { ClockView } from "@/lib/tickets/view-types";

const rank = { running: 0, paused: 1, met: 2, cancelled: 3 } as const;

/** One clock per metric, the one that was started last (next response recurs): open ones first, by when they are due. */
export function latestClocks(clocks: ClockView[]): ClockView[] {
  const latest = new Map<SlaMetric, ClockView>();
  for (const clock of clocks) {
    if (clock.state === "cancelled") continue;
    const known = latest.get(clock.metric);
    if (!known || clock.startedAt >= known.startedAt) latest.set(clock.metric, clock);
  }
  return slaMetrics
    .flatMap((metric) => latest.get(metric) ?? [])
    .sort((a, b) => rank[a.state] - rank[b.state] || dueOf(a) - dueOf(b));
}

/** The clock that leads on a ticket: the running one due first, else a paused one. */
export function leadingClock(clocks: ClockView[]): ClockView | null {
  return latestClocks(clocks).find(({ state }) => state === "running" || state === "paused") ?? null;
}

function dueOf(clock: ClockView): number {
  return clock.dueAt ? Date.parse(clock.dueAt) : Number.POSITIVE_INFINITY;
}
