import { fillMessage } from "./fill-message";
import { intlLocale } from "./locales";

/** Words for lengths and days, from the messages: `app.unit`, `app.today` and so on. */
export type TimeLabels = {
  unit: { d: string; h: string; m: string; s: string };
  today: string;
  yesterday: string;
  todayInline: string;
  yesterdayInline: string;
  now: string;
};

type Instant = string | number | Date;
const minute = 60;
const hour = 60 * minute;
const day = 24 * hour;

/** "46m", "1h 32m", "2d 4h"; seconds only under two minutes when asked for. At most two units. */
export function formatDuration(seconds: number, labels: TimeLabels, withSeconds = false): string {
  const rest = Math.max(0, Math.floor(seconds));
  const unit = (key: keyof TimeLabels["unit"], n: number | string) => fillMessage(labels.unit[key], { n });
  if (rest < 2 * minute && withSeconds) return unit("s", rest);
  if (rest < hour) return unit("m", Math.floor(rest / minute));
  if (rest < day) {
    const minutes = Math.floor((rest % hour) / minute);
    const hours = unit("h", Math.floor(rest / hour));
    return minutes ? `${hours} ${unit("m", String(minutes).padStart(2, "0"))}` : hours;
  }
  const hours = Math.floor((rest % day) / hour);
  const days = unit("d", Math.floor(rest / day));
  return hours ? `${days} ${unit("h", hours)}` : days;
}

/** The largest unit only, for the inside of an arc: "46m", "2d". */
export function shortDuration(seconds: number, labels: TimeLabels): string {
  const rest = Math.max(0, Math.floor(seconds));
  if (rest >= day) return fillMessage(labels.unit.d, { n: Math.floor(rest / day) });
  if (rest >= hour) return fillMessage(labels.unit.h, { n: Math.floor(rest / hour) });
  return fillMessage(labels.unit.m, { n: Math.floor(rest / minute) });
}

/** How long ago, for lists: "14m", "2h", "3d", then the date. */
export function formatAge(
  at: Instant,
  now: Instant,
  zone: string,
  locale: string,
  labels: TimeLabels,
): string {
  const seconds = (ms(now) - ms(at)) / 1000;
  if (seconds < minute) return labels.now;
  if (seconds < 7 * day) return shortDuration(seconds, labels);
  return formatDate(at, now, zone, locale);
}

/** "Today 12:10", "Yesterday 15:52", "12 Mar, 15:52"; `inline` for the middle of a sentence: "today 12:10". */
export function formatWhen(
  at: Instant,
  now: Instant,
  zone: string,
  locale: string,
  labels: TimeLabels,
  inline = false,
): string {
  const time = formatTime(at, zone, locale);
  const days = daysBetween(at, now, zone);
  if (days === 0) return fillMessage(inline ? labels.todayInline : labels.today, { time });
  if (days === 1) return fillMessage(inline ? labels.yesterdayInline : labels.yesterday, { time });
  return `${formatDate(at, now, zone, locale)}, ${time}`;
}

/** When something is due: "14:10" today, "Fri 15:05" within a week, else "18 Mar, 15:05". */
export function formatDue(at: Instant, now: Instant, zone: string, locale: string): string {
  const time = formatTime(at, zone, locale);
  const days = -daysBetween(at, now, zone);
  if (days === 0) return time;
  if (days > 0 && days < 7) return `${format(at, zone, locale, "weekday")} ${time}`;
  return `${formatDate(at, now, zone, locale)}, ${time}`;
}

function formatTime(at: Instant, zone: string, locale: string): string {
  return format(at, zone, locale, "time");
}

/** "3 Mar", with the year when it is another one. */
export function formatDate(at: Instant, now: Instant, zone: string, locale: string): string {
  const sameYear = dayKey(at, zone).slice(0, 4) === presentKey(now, zone).slice(0, 4);
  return format(at, zone, locale, sameYear ? "date" : "dateAndYear");
}

/** "3 March 2026": a day for those who read it at any later time. */
export function formatDay(at: Instant, zone: string, locale: string): string {
  return format(at, zone, locale, "longDate");
}

/** "3 March", with the year when it is another one: a day of a calendar ("2026-03-03"), which no zone moves. */
export function formatCalendarDay(date: string, now: Instant, locale: string): string {
  const sameYear = date.slice(0, 4) === dayKey(now, "UTC").slice(0, 4);
  return format(date, "UTC", locale, sameYear ? "longDayOfYear" : "longDate");
}

/** "3 March 2026 at 14:10 CET": for a mail, whose reader may be in another zone by then. */
export function formatMoment(at: Instant, zone: string, locale: string): string {
  return format(at, zone, locale, "moment");
}

/** "Monday" for 0: a day of any week. */
export function weekdayName(weekday: number, locale: string): string {
  // The first of that January was a Monday.
  return format(Date.UTC(2024, 0, 1 + weekday), "UTC", locale, "longWeekday");
}

/** When something begins or ends: "14:10" today, "Monday 15:05" within a week, else "18 March 2026, 15:05". */
export function formatTurn(at: Instant, now: Instant, zone: string, locale: string): string {
  const time = formatTime(at, zone, locale);
  const days = -daysBetween(at, now, zone);
  if (days === 0) return time;
  if (days > 0 && days < 7) return `${format(at, zone, locale, "longWeekday")} ${time}`;
  return `${formatDay(at, zone, locale)}, ${time}`;
}

/** "Central European Time", winter and summer: a zone for those who know no IANA names. */
export function zoneName(at: Instant, zone: string, locale: string): string {
  const parts = formatterOf(zone, locale, "zone").formatToParts(ms(at));
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? zone;
}

/** Whole calendar days from `at` to `now` in the reader's zone; negative for the future. */
export function daysBetween(at: Instant, now: Instant, zone: string): number {
  return Math.round((Date.parse(presentKey(now, zone)) - Date.parse(dayKey(at, zone))) / (day * 1000));
}

function dayKey(at: Instant, zone: string): string {
  return format(at, zone, "sv-SE", "day");
}

/** Kept: a page compares all of its times with one present. */
let present = { at: Number.NaN, zone: "", key: "" };
function presentKey(now: Instant, zone: string): string {
  const at = ms(now);
  if (present.at !== at || present.zone !== zone) present = { at, zone, key: dayKey(at, zone) };
  return present.key;
}

const formats = {
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  weekday: { weekday: "short" },
  longWeekday: { weekday: "long" },
  zone: { timeZoneName: "longGeneric" },
  date: { day: "numeric", month: "short" },
  dateAndYear: { day: "numeric", month: "short", year: "numeric" },
  longDayOfYear: { day: "numeric", month: "long" },
  longDate: { day: "numeric", month: "long", year: "numeric" },
  moment: {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
  },
  day: { year: "numeric", month: "2-digit", day: "2-digit" },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

const formatters = new Map<string, Intl.DateTimeFormat>();
function format(at: Instant, timeZone: string, locale: string, name: keyof typeof formats): string {
  return formatterOf(timeZone, locale, name).format(ms(at));
}

function formatterOf(timeZone: string, locale: string, name: keyof typeof formats): Intl.DateTimeFormat {
  const key = `${name} ${locale} ${timeZone}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat(intlLocale(locale), { timeZone, ...formats[name] });
    formatters.set(key, formatter);
  }
  return formatter;
}

function ms(at: Instant): number {
  return at instanceof Date ? at.getTime() : typeof at === "number" ? at : Date.parse(at);
}
