import { type Locale, locales } from "./locales";

/** A name that admins gave in some languages: in the reader's, else in the first that has one. */
export function localName(names: Record<string, string>, locale: string): string {
  return [locale, ...locales].map((one) => names[one]).find(Boolean) ?? "";
}

/** Only the languages that have one: a reader of the others gets one of these. */
export function givenNames(names: Record<Locale, string>): Record<string, string> {
  return Object.fromEntries(locales.flatMap((locale) => (names[locale] ? [[locale, names[locale]]] : [])));
}

/** As an event tells them, to readers of whichever language; one that is the same in several stands there once. */
export function allNames(names: Record<string, string>): string {
  return [...new Set(locales.map((locale) => names[locale]).filter(Boolean))].join(" / ");
}

/** Whether a name is the same in every language, which those that `allNames` tells alike need not be. */
export function isSameName(one: Record<string, string>, other: Record<string, string>): boolean {
  return locales.every((locale) => (one[locale] ?? "") === (other[locale] ?? ""));
}
