import { eq } from "drizzle-orm";
import { tags } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { tagEvents, tagSubject } from "./events";
import { moveTagsJob } from "./jobs";
import { lockTags } from "./lock-tags";
import { type RenameTagInput, renameTagInput } from "./tag-inputs";

/**
 * Gives a tag another name on every ticket, or makes it one with a tag there is already. Tag fields have it at once;
 * the tickets follow by a job.
 * @returns whether anything is another
 * @throws AppError `forbidden`, `not_found`, `invalid` (field to) for a name in use that `merge` does not repeat, or
 *   `conflict` while one of both is being taken from its tickets
 */
export async function renameTag(actor: Actor, raw: RenameTagInput): Promise<boolean> {
  ensureMay(actor, "settings.tags");
  const { name, to, merge } = renameTagInput.parse(raw);
  if (name === to) return false;
  return transact(actor, async (tx, now) => {
    const locked = await lockTags(tx, [name, to]);
    if (!locked.some((row) => row.name === name)) throw new AppError("not_found", "error.notFound");
    const isMerge = locked.some((row) => row.name === to);
    if (isMerge && merge !== to) throw fieldError("to", "error.tags.exists");
    await tx.insert(tags).values({ name: to, createdAt: now }).onConflictDoNothing();
    const leavingEventId = await recordEvent(tx, actor, {
      name: isMerge ? tagEvents.merged : tagEvents.renamed,
      at: now,
      subject: tagSubject,
      payload: { changes: [{ field: "tag", from: name, to }] },
    });
    await tx.update(tags).set({ leavingEventId, becomes: to }).where(eq(tags.name, name));
    afterCommit(tx, () => nudge(moveTagsJob, {}));
    return true;
  });
}
