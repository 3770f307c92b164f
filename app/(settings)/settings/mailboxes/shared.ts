import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { formatWhen } from "@/lib/i18n/time";

export type Shared = { words: Messages; locale: string; timeZone: string; now: Date };

/** A sentence of the mailboxes' words, filled. */
export function sentence({ locale }: Shared, message: string, values: Record<string, string | number>) {
  return fillMessage(message, values, locale);
}

/** "today 14:10", for the middle of a sentence. */
export function whenText({ words, locale, timeZone, now }: Shared, at: string, inline = false): string {
  return formatWhen(at, now, timeZone, locale, words.app, inline);
}
