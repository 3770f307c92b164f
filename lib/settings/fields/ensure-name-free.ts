import { AppError } from "@/lib/core/errors";
import { locales } from "@/lib/i18n/locales";

type Named = { name: Record<string, string> };

/**
 * Two that are called the same cannot be told apart, in a form or in a list; an archived one may come back.
 * @throws AppError `invalid` (fields en, de)
 */
export function ensureNameFree(name: Record<string, string>, others: Named[]): void {
  const taken = locales.filter((locale) =>
    others.some((other) => name[locale] && same(other.name[locale], name[locale])),
  );
  if (taken.length === 0) return;
  const fields = Object.fromEntries(taken.map((locale) => [locale, "error.field.taken"]));
  throw new AppError("invalid", "error.field.taken", { fields });
}

function same(one = "", other = ""): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
