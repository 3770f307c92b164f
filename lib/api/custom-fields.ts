import { z } from "@hono/zod-openapi";
import type { FieldView } from "@/lib/settings/view-types";

const example = { contract_no: "C-1042", plan: "gold", languages: ["da", "en"], since: "2026-03-18" };

/** Of whoever has them, as they are read. */
export const customFields = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable())
  .openapi({
    description: "Every field that the workspace has for them, by its key; null where it is empty.",
    example,
  });

/** Anything: which of these a field takes, the verb knows, and says better. */
const sentValue = z.unknown().openapi({
  anyOf: [
    { type: "string" },
    { type: "number" },
    { type: "boolean" },
    { type: "array", items: { type: "string" } },
    { type: "null" },
  ],
});

/** The same as they are sent. */
export const customFieldsChange = z
  .record(z.string().regex(/^[a-z0-9_]{1,40}$/, "error.fields.unknown"), sentValue)
  .optional()
  .openapi({
    description:
      "Values of the workspace's own fields, by their keys. What is not named stays, null empties it. A select takes the key of an option, a multi-select a list of them, a date `2026-03-18`.",
    example,
  });

/** By their keys, for programs. */
export function customFieldsOf({ customFields: fields }: { customFields: FieldView[] }) {
  return Object.fromEntries(fields.map(({ key, value }) => [key, value]));
}

/** How the fields of verbs that take them are called in requests. */
export const fieldNames = { customFields: "custom_fields" };
