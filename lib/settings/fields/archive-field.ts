import { eq } from "drizzle-orm";
import { customFields } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { allNames } from "@/lib/i18n/local-name";
import { fieldEvents } from "../events";
import { changeField } from "./change-field";
import { type FieldInput, fieldInput } from "./inputs";

/**
 * Shows a field nowhere any more, in pages as in the API. Its values stay where they are, and wait.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function archiveField(actor: Actor, raw: FieldInput): Promise<void> {
  const { fieldId } = fieldInput.parse(raw);
  await changeField(actor, fieldId, fieldEvents.archived, async (tx, field, _siblings, now) => {
    if (field.archivedAt) return null;
    await tx.update(customFields).set({ archivedAt: now }).where(eq(customFields.id, fieldId));
    return [{ field: "name", from: allNames(field.name), to: null }];
  });
}
