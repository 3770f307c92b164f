import { eq } from "drizzle-orm";
import { tags } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { tagEvents, tagSubject } from "./events";
import { moveTagsJob } from "./jobs";
import { lockTags } from "./lock-tags";
import { type DeleteTagInput, deleteTagInput } from "./tag-inputs";

/**
 * Takes a tag from every ticket: at once from tag fields, by a job from the tickets.
 * @throws AppError `forbidden`, `not_found`, or `conflict` while it is being taken from them already
 */
export async function deleteTag(actor: Actor, raw: DeleteTagInput): Promise<void> {
  ensureMay(actor, "settings.tags");
  const { name } = deleteTagInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [row] = await lockTags(tx, [name]);
    if (!row) throw new AppError("not_found", "error.notFound");
    const leavingEventId = await recordEvent(tx, actor, {
      name: tagEvents.deleted,
      at: now,
      subject: tagSubject,
      payload: { changes: [{ field: "tag", from: name, to: null }] },
    });
    await tx.update(tags).set({ leavingEventId, becomes: null }).where(eq(tags.name, name));
    afterCommit(tx, () => nudge(moveTagsJob, {}));
  });
}
