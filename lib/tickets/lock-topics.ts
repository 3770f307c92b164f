import { asc, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { requestTopics } from "@/db/schema";
import { afterCommit } from "@/lib/events/transact";
import { forget } from "@/lib/stores/remember";

/** Under which the form keeps what it offers. */
export const topicsKey = "request-topics:";

export type TopicRow = typeof requestTopics.$inferSelect;

/** The topics that are offered, in order, for a verb that changes them: one at a time, for they share their places. */
export async function lockTopics(tx: Tx): Promise<TopicRow[]> {
  await tx.execute(sql`lock table ${requestTopics} in share row exclusive mode`);
  return tx
    .select()
    .from(requestTopics)
    .where(isNull(requestTopics.removedAt))
    .orderBy(asc(requestTopics.position));
}

/** This process offers the change once it has committed, others some seconds later. */
export function renewTopics(tx: Tx): void {
  afterCommit(tx, async () => forget(topicsKey));
}
