import type { FieldValue, FieldValues } from "@/db/schema";
import { AppError, type FieldErrors } from "@/lib/core/errors";
import { allNames } from "@/lib/i18n/local-name";
import type { FieldRow } from "./fields-of";
import { readValue } from "./read-value";
import { type ToldValue, toldValue } from "./tell-values";

/** By keys; looked up as entries only, for a key may be the name of what every object has. */
type Sent = Record<string, unknown>;
type Change = { field: string; from: ToldValue; to: ToldValue };

/** So much of a field's name stands in an event, whose fields the audit knows by a hundred characters. */
const toldName = 50;

/**
 * What becomes of somebody's values: the one check of them, whatever they come from. What is not sent stays, null is
 * nothing, and what stays as it is is no change. Every fault is named at once, each at its field.
 * @param sent `to` by keys, and `from`: what its sender saw of them
 * @returns the values from now on, and what changed, for the event's personal details
 * @throws AppError `invalid` (fields customFields.…), or `conflict` when a changed value is no longer what was seen
 */
export function changeValues(
  fields: FieldRow[],
  kept: FieldValues,
  sent: { to: Sent; from: Sent },
): { values: FieldValues; changes: Change[] } {
  const known = new Map(fields.filter(({ archivedAt }) => !archivedAt).map((field) => [field.key, field]));
  const problems: FieldErrors = {};
  const values = new Map(Object.entries(kept));
  const changed: { field: FieldRow; value: FieldValue | null }[] = [];
  for (const [key, given] of Object.entries(sent.to)) {
    const field = known.get(key);
    const before = values.get(key) ?? null;
    const read = field ? readValue(field, given, before) : { problem: "error.fields.unknown" };
    if ("problem" in read) problems[`customFields.${key}`] = read.problem;
    else if (field && !isSame(read.value, before)) changed.push({ field, value: read.value });
  }
  if (Object.keys(problems).length > 0)
    throw new AppError("invalid", "error.fields.invalid", { fields: problems });
  const seen = new Map(Object.entries(sent.from));
  const changes = changed.map(({ field, value }) => {
    const before = values.get(field.key) ?? null;
    ensureSeenValue(field, { before, seen: seen.get(field.key) ?? null, value });
    if (value === null) values.delete(field.key);
    else values.set(field.key, value);
    return { field: toldField(field), from: toldValue(field, before), to: toldValue(field, value) };
  });
  return { values: Object.fromEntries(values), changes };
}

type Three = { before: FieldValue | null; seen: unknown; value: FieldValue | null };

/** @throws AppError `conflict` (fields, details theirs and yours) */
function ensureSeenValue(field: FieldRow, { before, seen, value }: Three): void {
  if (isSame(before, seen)) return;
  const [theirs, yours] = [toldValue(field, before), toldValue(field, value)];
  throw new AppError("conflict", "error.customers.changed", {
    fields: { [`customFields.${field.key}`]: "error.customers.changed" },
    details: {
      theirs: theirs === null ? null : String(theirs),
      yours: yours === null ? null : String(yours),
    },
  });
}

/** Values are written in one way only. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** "custom.plan.Plan / Tarif": apart from the product's own fields, whatever it is called. */
function toldField({ key, name }: FieldRow): string {
  return `custom.${key}.${allNames(name).slice(0, toldName).toWellFormed()}`;
}
