import type { FieldValues } from "@/db/schema";
import type { FieldView } from "../view-types";
import type { FieldRow } from "./fields-of";

/** The fields that are shown, each with what somebody has there; an archived option only where it is his. */
export function viewValues(fields: FieldRow[], kept: FieldValues): FieldView[] {
  const values = new Map(Object.entries(kept));
  const shown = fields.filter(({ archivedAt }) => archivedAt === null);
  return shown.map(({ key, name, type, options }) => {
    const value = values.get(key) ?? null;
    const own = [value].flat();
    return {
      key,
      name,
      type,
      options: options
        .filter((option) => !option.archived || own.includes(option.key))
        .map((option) => ({ key: option.key, name: option.name })),
      value,
    };
  });
}
