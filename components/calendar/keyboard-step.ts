import type { AppointmentView } from "@/lib/calendar/view-types";
import { addDays, wallClock } from "./days";

const quarter = 15 * 60_000;

/**
 * Where Alt and an arrow put an appointment: a quarter of an hour earlier or later, or the same time on another day.
 * null for other keys.
 */
export function stepOf(
  key: string,
  { startsAt, endsAt }: Pick<AppointmentView, "startsAt" | "endsAt">,
  timeZone: string,
): { startsAt: string; endsAt: string } | null {
  const shift = shiftOf(key, startsAt, timeZone);
  if (shift === null) return null;
  const move = (at: string) => new Date(Date.parse(at) + shift).toISOString();
  return { startsAt: move(startsAt), endsAt: move(endsAt) };
}

function shiftOf(key: string, startsAt: string, timeZone: string): number | null {
  if (key === "ArrowUp") return -quarter;
  if (key === "ArrowDown") return quarter;
  if (key === "ArrowLeft") return -dayLength(startsAt, -1, timeZone);
  return key === "ArrowRight" ? dayLength(startsAt, 1, timeZone) : null;
}

/** From an instant to the same time of the next day (or the one before): 23 or 25 hours over a clock change. */
function dayLength(at: string, days: 1 | -1, timeZone: string): number {
  const start = Date.parse(at);
  const here = wallClock(at, timeZone);
  const target = `${addDays(here.day, days)} ${here.time}`;
  for (const hours of [24, 23, 25]) {
    const there = wallClock(new Date(start + days * hours * 3_600_000), timeZone);
    if (`${there.day} ${there.time}` === target) return hours * 3_600_000;
  }
  return 24 * 3_600_000;
}
