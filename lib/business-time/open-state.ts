import { openSpans } from "./open-spans";
import type { OpenState, WeekHours } from "./view-types";

/** A week, and another for hours that the clocks leave out when they go forward. */
const horizon = 15 * 86_400_000;

/** Whether it is open now, and until when that stays so. Pure. */
export function openState(hours: WeekHours, now: Date): OpenState {
  if (hours.week.every((day) => day.length === 0)) return { kind: "none", until: null };
  const end = new Date(now.getTime() + horizon);
  const [first] = openSpans(hours, now, end);
  if (!first) return { kind: "closed", until: null };
  if (first.from > now) return { kind: "closed", until: first.from.toISOString() };
  return { kind: "open", until: first.to < end ? first.to.toISOString() : null };
}
