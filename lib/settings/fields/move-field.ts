import { eq } from "drizzle-orm";
import { customFields } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldEvents } from "../events";
import { changeField } from "./change-field";
import { type MoveFieldInput, moveFieldInput } from "./inputs";

/**
 * Changes places with the field before or behind it that is shown; the first stays first.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function moveField(actor: Actor, raw: MoveFieldInput): Promise<void> {
  const { fieldId, to } = moveFieldInput.parse(raw);
  await changeField(actor, fieldId, fieldEvents.moved, async (tx, field, siblings) => {
    const shown = siblings.filter(({ archivedAt }) => archivedAt === null);
    const at = shown.findIndex(({ id }) => id === fieldId);
    const other = shown[to === "up" ? at - 1 : at + 1];
    if (at < 0 || !other) return null;
    const place = (id: number, position: number) =>
      tx.update(customFields).set({ position }).where(eq(customFields.id, id));
    // No two have one place, not even in between.
    await place(field.id, -1);
    await place(other.id, field.position);
    await place(field.id, other.position);
    return [{ field: "place", from: at + 1, to: shown.indexOf(other) + 1 }];
  });
}
