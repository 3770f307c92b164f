import { eq } from "drizzle-orm";
import { db } from "../../db/client";
import type { FieldOwner, FieldType } from "../../db/enums";
import { customFields, type FieldValues, type organisations, users } from "../../db/schema";
import type { Actor } from "../../lib/core/actor";
import { addOption } from "../../lib/settings/fields/add-option";
import { createField } from "../../lib/settings/fields/create-field";

/** A field of this name, with options of these names where it is a select. */
export async function makeField(
  admin: Actor,
  en: string,
  type: FieldType,
  { options = [], owner = "customer" }: { options?: string[]; owner?: FieldOwner } = {},
): Promise<number> {
  const { fieldId } = await createField(admin, { en, owner, type });
  for (const option of options) await addOption(admin, { fieldId, en: option });
  return fieldId;
}

export async function fieldRow(id: number) {
  const [row] = await db().select().from(customFields).where(eq(customFields.id, id));
  return row!;
}

/** What stands in the database of somebody, or of an organisation. */
export async function valuesOf(id: number, table: typeof users | typeof organisations = users) {
  const [row] = await db().select({ fields: table.fields }).from(table).where(eq(table.id, id));
  return row!.fields;
}

/** What was never edited: values as a merge or an erasure finds them. */
export async function plantValues(id: number, fields: FieldValues): Promise<void> {
  await db().update(users).set({ fields }).where(eq(users.id, id));
}
