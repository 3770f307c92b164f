import { eq } from "drizzle-orm";
import { requestTopics } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { teamName } from "./assign-team";
import { topicEvents } from "./events";
import { lockTopics, renewTopics } from "./lock-topics";
import { topicChanges } from "./topic-changes";
import { type RemoveTopicInput, removeTopicInput } from "./topic-inputs";

/**
 * Offers a topic no more. What was asked about it keeps its name.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function removeTopic(actor: Actor, raw: RemoveTopicInput): Promise<void> {
  ensureMay(actor, "settings.topics");
  const { topicId } = removeTopicInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const row = (await lockTopics(tx)).find(({ id }) => id === topicId);
    if (!row) throw new AppError("not_found", "error.notFound");
    const team = row.teamId === null ? null : await teamName(tx, row.teamId);
    await tx.update(requestTopics).set({ removedAt: now }).where(eq(requestTopics.id, topicId));
    await recordEvent(tx, actor, {
      name: topicEvents.removed,
      at: now,
      subject: { kind: "topic", id: topicId },
      payload: { changes: topicChanges({ ...row, team }, null) },
    });
    renewTopics(tx);
  });
}
