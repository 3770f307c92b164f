import type { Tx } from "@/db/client";
import { tags } from "@/db/schema";

/** Keeps the names of tags that were used, so that tag fields can offer them. Joins the verb's transaction. */
export async function rememberTags(tx: Tx, names: readonly string[], now: Date): Promise<void> {
  if (names.length === 0) return;
  // In one order everywhere: two verbs that keep the same new tags must not wait for each other in a circle.
  const rows = [...names].sort().map((name) => ({ name, createdAt: now }));
  await tx.insert(tags).values(rows).onConflictDoNothing();
}
