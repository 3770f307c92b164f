import { eq } from "drizzle-orm";
import { customFields } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { allNames } from "@/lib/i18n/local-name";
import { fieldEvents } from "../events";
import { changeField } from "./change-field";
import { type FieldInput, fieldInput } from "./inputs";

/**
 * Shows an archived field again, where it stood and with the values it had.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function restoreField(actor: Actor, raw: FieldInput): Promise<void> {
  const { fieldId } = fieldInput.parse(raw);
  await changeField(actor, fieldId, fieldEvents.restored, async (tx, field) => {
    if (!field.archivedAt) return null;
    await tx.update(customFields).set({ archivedAt: null }).where(eq(customFields.id, fieldId));
    return [{ field: "name", from: null, to: allNames(field.name) }];
  });
}
