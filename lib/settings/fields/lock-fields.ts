import { asc, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { customFields } from "@/db/schema";
import type { FieldRow } from "./fields-of";

/** Every field in order, archived ones too, for a verb that changes one: one at a time, for they share names and places. */
export async function lockFields(tx: Tx): Promise<FieldRow[]> {
  await tx.execute(sql`lock table ${customFields} in share row exclusive mode`);
  return tx.select().from(customFields).orderBy(asc(customFields.position));
}
