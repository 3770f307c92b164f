import type { FieldType } from "@/db/enums";

/** Whether a field of this type offers options to choose from. */
export function isSelect(type: FieldType): boolean {
  return type === "select" || type === "multi_select";
}
