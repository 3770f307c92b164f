import { errorText } from "@/lib/i18n/error-text";
import { fillMessage, type MessageValues } from "@/lib/i18n/fill-message";
import { loadMessages, type Messages } from "@/lib/i18n/load-messages";
import { matchLocale } from "@/lib/i18n/locales";

/** Writes the text of a message key; unknown ones become the general text. */
export type Words = (key: string, details?: Record<string, string | number | null>) => string;

/** The words of a problem, in the language that the caller reads: English, where he says none. */
export async function wordsFor(request: Request): Promise<Words> {
  const locale = matchLocale(request.headers.get("accept-language"));
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
