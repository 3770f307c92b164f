import { Temporal } from "temporal-polyfill";
import type { Interval, WeekHours } from "./view-types";

type Span = { from: Date; to: Date };
type Zoned = Temporal.ZonedDateTime;

/**
 * When it is open between two instants, exact to the second: an instant is open when the clock on the wall shows a time
 * of its weekday's intervals. An hour that comes twice counts twice, one that is left out not at all, and what goes on
 * over midnight is one span. Pure.
 */
export function openSpans({ week, timeZone }: WeekHours, from: Date, to: Date): Span[] {
  const spans: Span[] = [];
  const [start, end] = [zonedAt(from, timeZone), zonedAt(to, timeZone)];
  const turns = [...turningPoints(week, start, end), to.getTime()];
  let at = from.getTime();
  for (const next of [...new Set(turns)].sort((a, b) => a - b)) {
    if (next <= at || next > to.getTime()) continue;
    const last = spans.at(-1);
    if (isOpen(week, zonedAt(new Date(at), timeZone))) {
      if (last?.to.getTime() === at) last.to = new Date(next);
      else spans.push({ from: new Date(at), to: new Date(next) });
    }
    at = next;
  }
  return spans;
}

/** The rest of the time between two instants. Pure. */
export function closedSpans(hours: WeekHours, from: Date, to: Date): Span[] {
  const open = openSpans(hours, from, to);
  const ends = [from, ...open.flatMap((span) => [span.from, span.to]), to];
  const spans: Span[] = [];
  for (let at = 0; at < ends.length; at += 2) {
    const [begins, stops] = [ends[at], ends[at + 1]];
    if (begins && stops && begins < stops) spans.push({ from: begins, to: stops });
  }
  return spans;
}

/** Every instant at which it can begin or end: what an interval names, and where the clock itself jumps. */
function turningPoints(week: WeekHours["week"], start: Zoned, end: Zoned): number[] {
  const points: number[] = [];
  // A clock that goes back over midnight shows a date again that was over.
  let day = start.toPlainDate().subtract({ days: 1 });
  const last = end.toPlainDate().add({ days: 1 });
  for (; Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 })) {
    for (const interval of intervalsOf(week, day)) {
      for (const minute of [interval.from, interval.to]) {
        const wall = day.toPlainDateTime().add({ minutes: minute });
        for (const disambiguation of ["earlier", "later"] as const) {
          points.push(wall.toZonedDateTime(start.timeZoneId, { disambiguation }).epochMilliseconds);
        }
      }
    }
  }
  for (
    let jump = start.getTimeZoneTransition("next");
    jump && Temporal.ZonedDateTime.compare(jump, end) < 0;
    jump = jump.getTimeZoneTransition("next")
  ) {
    points.push(jump.epochMilliseconds);
  }
  return points;
}

function isOpen(week: WeekHours["week"], at: Zoned): boolean {
  const minute = at.hour * 60 + at.minute;
  return intervalsOf(week, at).some(({ from, to }) => from <= minute && minute < to);
}

function intervalsOf(week: WeekHours["week"], day: { dayOfWeek: number }): readonly Interval[] {
  return week[day.dayOfWeek - 1] ?? [];
}

function zonedAt(instant: Date, zone: string): Zoned {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}
