import { and, eq, isNotNull } from "drizzle-orm";
import { eventWork } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { drainEvents } from "@/lib/events/jobs";
import { recordEvent } from "@/lib/events/record-event";
import { type Lane, lanes } from "@/lib/events/registry";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { settingsEvents } from "./events";
import { type WorkInput, workInput } from "./inputs";

/**
 * Gives parked work its twenty tries again, the first one now.
 * @throws AppError `forbidden`, or `conflict` for work that is not parked any more
 */
export async function retryWork(actor: Actor, raw: WorkInput): Promise<void> {
  ensureMay(actor, "settings.jobs");
  const { eventId, listener } = workInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [work] = await tx
      .update(eventWork)
      .set({ parkedAt: null, attempts: 0, nextAt: now })
      .where(
        and(eq(eventWork.eventId, eventId), eq(eventWork.listener, listener), isNotNull(eventWork.parkedAt)),
      )
      .returning({ lane: eventWork.lane });
    if (!work) throw new AppError("conflict", "error.settings.workGone");
    await recordEvent(tx, actor, {
      name: settingsEvents.workRetried,
      at: now,
      subject: { kind: "queue", id: eventId },
      payload: { event: eventId, listener },
    });
    const lane = lanes.find((one) => one === work.lane);
    if (lane) afterCommit(tx, () => nudge(drainEvents, { lane: lane satisfies Lane }));
  });
}
