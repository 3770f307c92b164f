import { and, asc, eq, isNotNull, lte, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { privacyJobs } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { removeStored } from "@/lib/stores/storage";
import { privacyEvents } from "./events";

const batch = 100;

/**
 * Deletes exports whose time is over, at most 100 a run. The bytes go before their row says so, and a run that dies in
 * between does it again.
 */
export async function sweepExports(system: Actor): Promise<number> {
  const old = await db()
    .select({ id: privacyJobs.id, storageKey: privacyJobs.storageKey })
    .from(privacyJobs)
    .where(and(isNotNull(privacyJobs.storageKey), lte(privacyJobs.expiresAt, sql`now()`)))
    .orderBy(asc(privacyJobs.expiresAt))
    .limit(literalLimit(batch));
  for (const { id, storageKey } of old) {
    if (storageKey) await removeStored(storageKey);
    await noteDeleted(system, id);
  }
  return old.length;
}

function noteDeleted(system: Actor, id: number): Promise<void> {
  return transact(system, async (tx, now) => {
    const [gone] = await tx
      .update(privacyJobs)
      .set({ state: "gone", storageKey: null, size: null, expiresAt: null })
      .where(and(eq(privacyJobs.id, id), isNotNull(privacyJobs.storageKey)))
      .returning({ userId: privacyJobs.userId });
    if (!gone) return;
    await recordEvent(tx, system, {
      name: privacyEvents.exportDeleted,
      at: now,
      subject: { kind: "user", id: gone.userId },
      payload: { exportId: id },
    });
  });
}
