import { requestTopics } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { givenNames } from "@/lib/i18n/local-name";
import { ensureTeam, teamName } from "./assign-team";
import { topicEvents } from "./events";
import { lockTopics, renewTopics } from "./lock-topics";
import { topicChanges } from "./topic-changes";
import { type CreateTopicInput, createTopicInput } from "./topic-inputs";

/** They all stand in the form at once; who reads more than these chooses none. */
const mostTopics = 20;

/**
 * Something that a request may be about, behind all others in the form.
 * @throws AppError `forbidden`, or `invalid` (field teamId; or for the 21st)
 */
export async function createTopic(actor: Actor, raw: CreateTopicInput): Promise<{ topicId: number }> {
  ensureMay(actor, "settings.topics");
  const { teamId, priority, ...names } = createTopicInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const known = await lockTopics(tx);
    if (known.length >= mostTopics) throw new AppError("invalid", "error.topics.tooMany");
    const team = teamId === null ? null : await teamName(tx, teamId);
    ensureTeam(actor, teamId, team, "teamId");
    const name = givenNames(names);
    const position = Math.max(0, ...known.map((one) => one.position)) + 1;
    const [row] = await tx
      .insert(requestTopics)
      .values({ name, position, teamId, priority, version: 1, createdAt: now })
      .returning({ id: requestTopics.id });
    if (!row) throw new Error("the topic was not written");
    await recordEvent(tx, actor, {
      name: topicEvents.created,
      at: now,
      subject: { kind: "topic", id: row.id },
      payload: { changes: topicChanges(null, { name, team, priority }) },
    });
    renewTopics(tx);
    return { topicId: row.id };
  });
}
