import { and, asc, eq, isNull, lte } from "drizzle-orm";
import { slaClocks } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { transact } from "@/lib/events/transact";
import { recordBreach } from "./record-breach";

const batchSize = 200;
const batchesPerRun = 50;

/**
 * Marks each running clock that is past due, once, whatever the number of workers: rows are claimed with SKIP LOCKED,
 * and a breach is one segment by a unique index. At most 10,000 a run; the next run goes on.
 * @param now what counts as the present; the actor's instant is not read
 * @returns how many were marked
 */
export async function markBreaches(actor: Actor, now: Date): Promise<number> {
  let marked = 0;
  for (let batch = 0; batch < batchesPerRun; batch++) {
    const count = await markBatch(actor, now);
    marked += count;
    if (count < batchSize) break;
  }
  return marked;
}

async function markBatch(actor: Actor, now: Date): Promise<number> {
  return transact({ ...actor, at: now }, async (tx) => {
    const late = await tx
      .select()
      .from(slaClocks)
      .where(and(eq(slaClocks.state, "running"), isNull(slaClocks.breachedAt), lte(slaClocks.dueAt, now)))
      .orderBy(asc(slaClocks.dueAt))
      .limit(batchSize)
      .for("update", { skipLocked: true });
    for (const clock of late) {
      const dueAt = clock.dueAt ?? now;
      await tx.update(slaClocks).set({ breachedAt: dueAt }).where(eq(slaClocks.id, clock.id));
      await recordBreach(tx, actor, now, clock.ticketId, clock);
    }
    return late.length;
  });
}
