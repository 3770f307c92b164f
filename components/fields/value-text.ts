import { numberFormat } from "@/lib/i18n/intl";
import { localName } from "@/lib/i18n/local-name";
import { formatDay } from "@/lib/i18n/time";
import type { FieldView } from "@/lib/settings/view-types";
import type { FieldWords } from "./field-control";

/** What somebody has in a field, in the reader's words; null for nothing. */
export function valueText(
  { type, options, value }: FieldView,
  words: FieldWords,
  locale: string,
): string | null {
  if (value === null) return null;
  if (typeof value === "boolean") return value ? words.yes : words.no;
  if (typeof value === "number") return numberFormat(locale, { maximumFractionDigits: 10 }).format(value);
  const nameOf = (key: string) =>
    localName(options.find((option) => option.key === key)?.name ?? {}, locale) || key;
  if (Array.isArray(value)) return value.map(nameOf).join(", ");
  if (type === "select") return nameOf(value);
  // A day is the same one in every zone.
  return type === "date" ? formatDay(`${value}T00:00:00Z`, "UTC", locale) : value;
}
