import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import { slaClocks } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { slaEvents } from "./events";

const batchSize = 200;
const batchesPerRun = 50;

/**
 * Announces each running clock whose deadline has come near, once, whatever the number of workers: rows are claimed
 * with SKIP LOCKED, and what was told stands on the clock. One that is past its deadline is missed, not near. At most
 * 10,000 a run; the next run goes on.
 * @param now what counts as the present; the actor's instant is not read
 * @returns how many were announced
 */
export async function tellNearDeadlines(actor: Actor, now: Date): Promise<number> {
  let told = 0;
  for (let batch = 0; batch < batchesPerRun; batch++) {
    const count = await tellBatch(actor, now);
    told += count;
    if (count < batchSize) break;
  }
  return told;
}

/** As `isNewlyNear` says of one clock. */
function newlyNear(now: Date) {
  return and(
    eq(slaClocks.state, "running"),
    isNull(slaClocks.breachedAt),
    isNull(slaClocks.warnedAt),
    lte(slaClocks.warnAt, now),
    gt(slaClocks.dueAt, now),
  );
}

async function tellBatch(actor: Actor, now: Date): Promise<number> {
  return transact({ ...actor, at: now }, async (tx) => {
    const near = await tx
      .select({
        id: slaClocks.id,
        ticketId: slaClocks.ticketId,
        metric: slaClocks.metric,
        dueAt: slaClocks.dueAt,
      })
      .from(slaClocks)
      .where(newlyNear(now))
      .orderBy(asc(slaClocks.warnAt))
      .limit(batchSize)
      .for("update", { skipLocked: true });
    for (const clock of near) {
      await tx.update(slaClocks).set({ warnedAt: now }).where(eq(slaClocks.id, clock.id));
      await recordEvent(tx, actor, {
        name: slaEvents.near,
        at: now,
        subject: { kind: "clock", id: clock.id },
        ticketId: clock.ticketId,
        payload: { metric: clock.metric, dueAt: clock.dueAt?.toISOString() ?? null },
      });
    }
    return near.length;
  });
}
