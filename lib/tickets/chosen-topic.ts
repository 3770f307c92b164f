import { isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { TicketPriority } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { requestTopics } from "@/db/schema";
import { fieldError } from "@/lib/core/errors";

export type ChosenTopic = { id: number; teamId: number | null; priority: TicketPriority | null };

/**
 * What a request is about: one of the topics that are offered, none only where there are none.
 * @throws AppError `invalid` (field topic) for none, or for one that was removed while the form was filled in
 */
export async function chosenTopic(tx: Tx, topicId: number | null): Promise<ChosenTopic | null> {
  const offered = await tx
    .select({ id: requestTopics.id, teamId: requestTopics.teamId, priority: requestTopics.priority })
    .from(requestTopics)
    .where(isNull(requestTopics.removedAt))
    .limit(literalLimit(100));
  if (offered.length === 0) return null;
  const chosen = offered.find(({ id }) => id === topicId);
  if (!chosen) throw fieldError("topic", topicId === null ? "error.topics.choose" : "error.topics.gone");
  return chosen;
}
