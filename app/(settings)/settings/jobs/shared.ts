import type { Messages } from "@/lib/i18n/load-messages";
import { intlLocale } from "@/lib/i18n/locales";

export type Shared = { words: Messages; locale: string; timeZone: string };

/** "26 Nov, 14:10:30" in the reader's zone. */
export function momentFormat({ locale, timeZone }: Shared): (at: string) => string {
  const format = new Intl.DateTimeFormat(intlLocale(locale), {
    day: "numeric",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZone,
  });
  return (at) => format.format(new Date(at));
}
