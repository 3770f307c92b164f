import { matchLocale } from "@/lib/i18n/locales";
import { type Words, wordsIn } from "@/lib/i18n/words";

/** The words of a problem, in the language that the caller reads: English, where he says none. */
export function wordsFor(request: Request): Promise<Words> {
  return wordsIn(matchLocale(request.headers.get("accept-language")));
}
