import type { Tx } from "@/db/client";
import { afterCommit } from "@/lib/events/transact";
import { forget, remember } from "@/lib/stores/remember";
import { hoursOf } from "./find-hours";
import { closedSpans } from "./open-spans";
import { openState } from "./open-state";
import type { Opening, OpenState, WeekHours } from "./view-types";

const key = "opening-hours";
/** How long another process may show hours as they were before a change. */
const keptSeconds = 5;

// What is kept of the hours, and never longer than it is so: a page is right at the minute of an opening.
const states = new WeakMap<WeekHours, OpenState>();

/**
 * Whether we are there, for everybody who asks; with a team whether those who work on its tickets are. Neither asks the
 * database each time nor reckons anew.
 */
export async function openingAt(now: Date, teamId: number | null = null): Promise<Opening> {
  const hours = await keptHours(teamId);
  const known = states.get(hours);
  if (known && (known.until === null || now < new Date(known.until))) {
    return { ...known, timeZone: hours.timeZone };
  }
  const state = openState(hours, now);
  states.set(hours, state);
  return { ...state, timeZone: hours.timeZone };
}

/** When we are not there between two instants, for a calendar; nothing where no hours are set. */
export async function closedBetween(from: Date, to: Date): Promise<{ from: string; to: string }[]> {
  const hours = await keptHours(null);
  if (hours.week.every((day) => day.length === 0)) return [];
  return closedSpans(hours, from, to).map((span) => ({
    from: span.from.toISOString(),
    to: span.to.toISOString(),
  }));
}

function keptHours(teamId: number | null): Promise<WeekHours> {
  return remember(`${key} ${teamId ?? ""}`, keptSeconds, () => hoursOf(teamId));
}

/** This process shows the change, of the workspace's or of a team's, once it has committed, others some seconds later. */
export function renewOpening(tx: Tx): void {
  afterCommit(tx, async () => forget(key));
}
