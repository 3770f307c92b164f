import { dateFormat } from "@/lib/i18n/intl";

/**
 * Days of the calendar as text, 2026-03-18: they sort as they follow, and have no zone. Arithmetic goes through noon in
 * Greenwich, where no day is longer than another.
 */
const noon = (day: string) => new Date(`${day}T12:00:00Z`);

export function addDays(day: string, days: number): string {
  return new Date(noon(day).getTime() + days * 86_400_000).toISOString().slice(0, 10);
}

export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export function mondayOf(day: string): string {
  return addDays(day, -((noon(day).getUTCDay() + 6) % 7));
}

export function daysFrom(first: string, count: number): string[] {
  return Array.from({ length: count }, (_, n) => addDays(first, n));
}

/** Week of the year by ISO 8601: the one that holds its Thursday. */
export function weekNumber(day: string): number {
  const thursday = addDays(mondayOf(day), 3);
  const newYear = noon(`${thursday.slice(0, 4)}-01-01`);
  return 1 + Math.floor((noon(thursday).getTime() - newYear.getTime()) / (7 * 86_400_000));
}

const dayFormats = {
  weekdayLong: { weekday: "long" },
  weekday: { weekday: "short" },
  initial: { weekday: "narrow" },
  number: { day: "numeric" },
  month: { month: "long", year: "numeric" },
  range: { day: "numeric", month: "long", year: "numeric" },
  monthOnly: { month: "short" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

export function formatDay(day: string, locale: string, form: keyof typeof dayFormats): string {
  return dateFormat(locale, { ...dayFormats[form], timeZone: "UTC" }).format(noon(day));
}

/** "Wednesday, 18 March 2026": of two parts, since the versions of Intl on both sides differ in what joins them. */
export function formatFullDay(day: string, locale: string): string {
  return `${formatDay(day, locale, "weekdayLong")}, ${formatDay(day, locale, "range")}`;
}

/** "16–22 March 2026". */
export function formatDays(first: string, last: string, locale: string): string {
  return dateFormat(locale, { ...dayFormats.range, timeZone: "UTC" }).formatRange(noon(first), noon(last));
}

const wall: Intl.DateTimeFormatOptions = {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
};

/** By zone: asked hundreds of times for one page. */
const walls = new Map<string, Intl.DateTimeFormat>();

/** What a clock in that zone shows at an instant. */
export function wallClock(at: string | number | Date, timeZone: string): { day: string; time: string } {
  const clock = walls.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { ...wall, timeZone });
  walls.set(timeZone, clock);
  const [day = "", time = ""] = clock.format(new Date(at)).split(" ");
  return { day, time };
}

/**
 * The first instant of a day in a zone, in milliseconds since 1970: not everywhere, and not on every day, at 00:00. As
 * `startOfDay` on the server, in what browsers have: a midnight by the offset of the day before or of the day after.
 */
export function startOfDay(day: string, timeZone: string): number {
  const key = `${day} ${timeZone}`;
  const known = starts.get(key) ?? findStart(day, timeZone);
  if (starts.size >= mostStarts) starts.clear();
  starts.set(key, known);
  return known;
}

/** The days that everybody looks at are the same few. */
const starts = new Map<string, number>();
const mostStarts = 1000;

function findStart(day: string, timeZone: string): number {
  const midnight = Date.parse(`${day}T00:00Z`);
  const before = midnight - offsetAt(midnight - 86_400_000, timeZone);
  const after = midnight - offsetAt(midnight + 86_400_000, timeZone);
  const first = Math.min(before, after);
  return wallClock(first, timeZone).day >= day ? first : Math.max(before, after);
}

/** How far a zone's clocks are ahead of Greenwich at a full minute, in milliseconds. */
function offsetAt(at: number, timeZone: string): number {
  const { day, time } = wallClock(at, timeZone);
  return Date.parse(`${day}T${time}Z`) - at;
}

/** "Wed 18 Mar, 09:00 – 10:30", in words of the reader's language. */
export function formatSpan(start: string, end: string, timeZone: string, locale: string): string {
  const options = {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
  } as const;
  return dateFormat(locale, { ...options, hourCycle: "h23", timeZone }).formatRange(
    new Date(start),
    new Date(end),
  );
}
