import { asc, eq } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import type { FieldOwner } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { customFields } from "@/db/schema";

export type FieldRow = typeof customFields.$inferSelect;

/** So many of an owner, archived ones among them: they stand in one form. */
export const mostFields = 50;

/** The fields of an owner in their order, archived ones too. */
export function fieldsOf(owner: FieldOwner, reader: Reader = db()): Promise<FieldRow[]> {
  return reader
    .select()
    .from(customFields)
    .where(eq(customFields.owner, owner))
    .orderBy(asc(customFields.position))
    .limit(literalLimit(mostFields));
}
