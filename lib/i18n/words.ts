import { errorText } from "./error-text";
import { fillMessage, type MessageValues } from "./fill-message";
import { loadMessages, type Messages } from "./load-messages";
import type { Locale } from "./locales";

/** Writes the text of a message key; unknown ones become the general text. */
export type Words = (key: string, details?: Record<string, string | number | null>) => string;

/** The words of what a verb refuses, for where no page's translator is: the API, and commands. */
export async function wordsIn(locale: Locale): Promise<Words> {
  const messages = await loadMessages(locale);
  const translate = (key: string, values?: MessageValues) =>
    fillMessage(find(messages, key) ?? "", values, locale);
  const t = Object.assign(translate, { has: (key: string) => find(messages, key) !== null });
  return (key, details) => errorText(t, key, details);
}

function find(messages: Messages, key: string): string | null {
  let at: unknown = messages;
  for (const part of key.split(".")) {
    at =
      typeof at === "object" && at !== null && Object.hasOwn(at, part) ? at[part as keyof typeof at] : null;
  }
  return typeof at === "string" ? at : null;
}
