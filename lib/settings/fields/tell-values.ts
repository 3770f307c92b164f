import type { FieldValue, FieldValues } from "@/db/schema";
import { allNames } from "@/lib/i18n/local-name";
import type { FieldRow } from "./fields-of";

export type ToldValue = string | number | boolean | null;

/** A value for what outlives the names of options, in an event or a file: with those that they have now. */
export function toldValue({ options }: FieldRow, value: FieldValue | null): ToldValue {
  const nameOf = (key: string) => allNames(options.find((one) => one.key === key)?.name ?? {}) || key;
  if (Array.isArray(value)) return value.map(nameOf).join(", ");
  return typeof value === "string" && options.length > 0 ? nameOf(value) : value;
}

/** All that somebody has, by the names of the fields, archived ones too. */
export function tellValues(fields: FieldRow[], kept: FieldValues): { field: string; value: ToldValue }[] {
  const values = new Map(Object.entries(kept));
  return fields.flatMap((field) => {
    const value = values.get(field.key);
    return value === undefined ? [] : [{ field: allNames(field.name), value: toldValue(field, value) }];
  });
}
