import { dateFormat } from "@/lib/i18n/intl";
import type { Messages } from "@/lib/i18n/load-messages";

export type Shared = { words: Messages; locale: string; timeZone: string };

/** "26 Nov, 14:10:30" in the reader's zone. */
export function momentFormat({ locale, timeZone }: Shared): (at: string) => string {
  const format = dateFormat(locale, {
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
