import { AppError } from "@/lib/core/errors";
import { allNames, givenNames, isSameName } from "@/lib/i18n/local-name";
import { ensureNameFree } from "./ensure-name-free";

type Named = { name: Record<string, string> };
type Typed = { en: string; de: string; fromEn: string; fromDe: string };

/**
 * Another name for something that is called like none of the others.
 * @returns null where it is called so already
 * @throws AppError `invalid` (fields en, de), or `conflict` (details theirs, yours) with another name than was seen
 */
export function newName(
  { name: before }: Named,
  { en, de, fromEn, fromDe }: Typed,
  others: Named[],
): { name: Record<string, string>; from: string; to: string } | null {
  const name = givenNames({ en, de });
  if (isSameName(name, before)) return null;
  const [from, to] = [allNames(before), allNames(name)];
  if (!isSameName(before, { en: fromEn, de: fromDe }))
    throw new AppError("conflict", "error.customers.changed", { details: { theirs: from, yours: to } });
  ensureNameFree(name, others);
  return { name, from, to };
}
