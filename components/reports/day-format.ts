import { dateFormat } from "@/lib/i18n/intl";

// A calendar day is the same everywhere: it is written as UTC has it.
const short = { day: "numeric", month: "short", timeZone: "UTC" } as const;
const long = { ...short, year: "numeric" } as const;

/** "18 Feb", or with its year. */
export function formatDay(day: string, locale: string, withYear = false): string {
  return dateFormat(locale, withYear ? long : short).format(Date.parse(day));
}

/** "18–24 Feb"; one day by itself. */
export function formatStep({ from, to }: { from: string; to: string }, locale: string): string {
  if (from === to) return formatDay(from, locale);
  return dateFormat(locale, short).formatRange(Date.parse(from), Date.parse(to));
}
