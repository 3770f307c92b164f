export const locales = ["en", "de"] as const;
export type Locale = (typeof locales)[number];
const defaultLocale: Locale = "en";
export const localeCookie = "locale";

export function isLocale(value: unknown): value is Locale {
  return locales.some((locale) => locale === value);
}

/** A language of ours: the one that is named, or English where it is none that we speak. */
export function toLocale(value: unknown): Locale {
  return isLocale(value) ? value : defaultLocale;
}

/** The first language of an Accept-Language header that we speak, by its weight. */
export function matchLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? "")
    .split(",")
    .map((part, index) => {
      const [tag = "", ...params] = part.trim().split(";");
      const q = params.map((param) => /^\s*q=([\d.]+)/.exec(param)?.[1]).find(Boolean);
      return { language: tag.split("-")[0]?.toLowerCase(), weight: q ? Number(q) : 1, index };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || a.index - b.index);
  return wanted.map(({ language }) => language).find(isLocale) ?? defaultLocale;
}

/** What Intl is asked for. English is written as in Europe: 14:10 and 18 March, the same on every server and browser. */
export function intlLocale(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}
