import { type Locale, locales } from "@/lib/i18n/locales";

/** A category's name for a reader: in his language, else in the first that has one. */
export function categoryName(names: Record<string, string>, locale: Locale): string {
  return [locale, ...locales].map((one) => names[one]).find(Boolean) ?? Object.values(names)[0] ?? "";
}
