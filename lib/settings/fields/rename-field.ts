import { eq } from "drizzle-orm";
import { customFields } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldEvents } from "../events";
import { changeField } from "./change-field";
import { type RenameFieldInput, renameFieldInput } from "./inputs";
import { newName } from "./new-name";

/**
 * Calls a field otherwise; its key and its values stay.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields en, de), or `conflict` with another name than was seen
 */
export async function renameField(actor: Actor, raw: RenameFieldInput): Promise<void> {
  const { fieldId, ...typed } = renameFieldInput.parse(raw);
  await changeField(actor, fieldId, fieldEvents.renamed, async (tx, field, siblings) => {
    const others = siblings.filter(({ id }) => id !== fieldId);
    const renamed = newName(field, typed, others);
    if (!renamed) return null;
    const { name, from, to } = renamed;
    await tx.update(customFields).set({ name }).where(eq(customFields.id, fieldId));
    return [{ field: "name", from, to }];
  });
}
