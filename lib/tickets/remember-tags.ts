import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { tags } from "@/db/schema";
import { tagIsLeaving } from "./lock-tags";

/**
 * Keeps the names of tags that a ticket gets, so that tag fields can offer them. Joins the verb's transaction.
 * @throws AppError `conflict` for one that is being taken from its tickets
 */
export async function rememberTags(tx: Tx, names: readonly string[], now: Date): Promise<void> {
  if (names.length === 0) return;
  // In one order everywhere: two verbs that keep the same new tags must not wait for each other in a circle.
  const rows = [...names].sort().map((name) => ({ name, createdAt: now }));
  await tx.insert(tags).values(rows).onConflictDoNothing();
  // Held until this ticket can be seen with them: a tag is deleted after its last ticket has lost it (move-tags.ts).
  const held = await tx
    .select({ name: tags.name, leavingEventId: tags.leavingEventId })
    .from(tags)
    .where(isAnyOf(tags.name, [...names]))
    .for("key share");
  const leaving = held.find((row) => row.leavingEventId !== null);
  if (leaving) throw tagIsLeaving(leaving.name);
}
