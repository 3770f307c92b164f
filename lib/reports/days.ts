/** Calendar days ("2026-03-29") in a zone, pure. A day begins where its date does: some have 23 hours, some 25. */

const minute = 60_000;
const dayLength = 86_400_000;

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(day) + count * dayLength).toISOString().slice(0, 10);
}

/** How many days from the first to the last, both included. */
export function countDays(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayLength) + 1;
}

/** The date that a clock on the wall shows in this zone. */
export function dayAt(instant: Date | number, zone: string): string {
  return formatterOf(zone).format(instant);
}

/**
 * The first instant of a day in a zone, to the minute. It is searched for, not reckoned from an offset: midnight may be
 * skipped or come twice where clocks change at night.
 */
export function startOfDay(day: string, zone: string): Date {
  let before = Date.parse(day) / minute - 15 * 60;
  let from = Date.parse(day) / minute + 15 * 60;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (dayAt(middle * minute, zone) < day) before = middle;
    else from = middle;
  }
  return new Date(from * minute);
}

const formatters = new Map<string, Intl.DateTimeFormat>();
function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    // Swedish writes dates as ISO does.
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    formatter = new Intl.DateTimeFormat("sv-SE", { timeZone, ...parts });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}
