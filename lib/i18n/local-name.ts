import { locales } from "./locales";

/** A name that admins gave in some languages: in the reader's, else in the first that has one. */
export function localName(names: Record<string, string>, locale: string): string {
  return [locale, ...locales].map((one) => names[one]).find(Boolean) ?? "";
}
