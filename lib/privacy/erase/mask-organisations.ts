import { and, eq, exists, ne } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { organisations, users } from "@/db/schema";
import { masker } from "./mask";

/** The notes on a person's own organisation name him no more: while it is still known which one that is. */
export async function maskOrganisations(tx: Tx, personIds: number[], words: string[]): Promise<void> {
  const his = tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.organisationId, organisations.id), isAnyOf(users.id, personIds)));
  const rows = await tx
    .select({ id: organisations.id, notes: organisations.notes })
    .from(organisations)
    .where(and(exists(his), ne(organisations.notes, "")))
    .for("no key update");
  const mask = masker(words);
  for (const { id, notes } of rows) {
    await tx
      .update(organisations)
      .set({ notes: mask(notes) })
      .where(eq(organisations.id, id));
  }
}
