import { eq } from "drizzle-orm";
import { requestTopics } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { givenNames, isSameName } from "@/lib/i18n/local-name";
import { ensureTeam, teamName } from "./assign-team";
import { topicEvents } from "./events";
import { lockTopics, renewTopics } from "./lock-topics";
import { topicChanges } from "./topic-changes";
import { type ChangeTopicInput, changeTopicInput } from "./topic-inputs";

/**
 * Another name, team or priority for what is asked from now on; requests that named it show its new name.
 * @throws AppError `forbidden`, `not_found`, `invalid` (field teamId), or `conflict` since `seenVersion`
 */
export async function changeTopic(actor: Actor, raw: ChangeTopicInput): Promise<void> {
  ensureMay(actor, "settings.topics");
  const { topicId, seenVersion, teamId, priority, ...names } = changeTopicInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const row = (await lockTopics(tx)).find(({ id }) => id === topicId);
    if (!row) throw new AppError("not_found", "error.notFound");
    const before = row.teamId === null ? null : await teamName(tx, row.teamId);
    const team = teamId === null ? null : await teamName(tx, teamId);
    // One that stays as it is was somebody else's to choose.
    if (teamId !== row.teamId) ensureTeam(actor, teamId, team, "teamId");
    const name = givenNames(names);
    const changes = topicChanges({ ...row, team: before }, { name, team, priority });
    if (changes.length === 0 && teamId === row.teamId && isSameName(name, row.name)) return;
    if (row.version !== seenVersion) throw new AppError("conflict", "error.topics.changed");
    await tx
      .update(requestTopics)
      .set({ name, teamId, priority, version: row.version + 1 })
      .where(eq(requestTopics.id, topicId));
    await recordEvent(tx, actor, {
      name: topicEvents.changed,
      at: now,
      subject: { kind: "topic", id: topicId },
      payload: { changes },
    });
    renewTopics(tx);
  });
}
