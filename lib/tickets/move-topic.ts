import { eq } from "drizzle-orm";
import { requestTopics } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { topicEvents } from "./events";
import { lockTopics, renewTopics } from "./lock-topics";
import { type MoveTopicInput, moveTopicInput } from "./topic-inputs";

/**
 * Changes places with the topic before or behind it; the first stays first.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function moveTopic(actor: Actor, raw: MoveTopicInput): Promise<void> {
  ensureMay(actor, "settings.topics");
  const { topicId, to } = moveTopicInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const rows = await lockTopics(tx);
    const at = rows.findIndex(({ id }) => id === topicId);
    const row = rows[at];
    if (!row) throw new AppError("not_found", "error.notFound");
    const other = rows[to === "up" ? at - 1 : at + 1];
    if (!other) return;
    const place = (id: number, position: number) =>
      tx.update(requestTopics).set({ position }).where(eq(requestTopics.id, id));
    // No two have one place, not even in between.
    await place(row.id, -1);
    await place(other.id, row.position);
    await place(row.id, other.position);
    await recordEvent(tx, actor, {
      name: topicEvents.moved,
      at: now,
      subject: { kind: "topic", id: topicId },
      payload: { changes: [{ field: "place", from: at + 1, to: rows.indexOf(other) + 1 }] },
    });
    renewTopics(tx);
  });
}
