import { Temporal } from "temporal-polyfill";

/**
 * The instant of a time as `inputs.ts` takes it. A clock time that comes twice (autumn) is its first; one that does
 * not come at all (spring) is null.
 */
export function toInstant(text: string, timeZone: string): Date | null {
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return new Date(text);
  const wall = Temporal.PlainDateTime.from(text);
  const zoned = wall.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  return zoned.toPlainDateTime().equals(wall) ? new Date(zoned.epochMilliseconds) : null;
}

/** When a day begins in a zone: not everywhere, and not every day, at 00:00. */
export function startOfDay(day: string, timeZone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
}

/** The day it is in a zone, as 2026-03-18. */
export function dayOf(at: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}
