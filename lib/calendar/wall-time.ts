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
