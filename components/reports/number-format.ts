import { numberFormat } from "@/lib/i18n/intl";

/** "1,325". */
export function formatNumber(value: number, locale: string): string {
  return numberFormat(locale, {}).format(value);
}

/** "94.6%" of `part` in `whole`; null of nothing. Rounded down: 100% means all of them. */
export function formatShare(part: number, whole: number, locale: string): string | null {
  if (whole === 0) return null;
  const style = { style: "percent", maximumFractionDigits: 1, roundingMode: "floor" } as const;
  return numberFormat(locale, style).format(part / whole);
}
