import type { Tx } from "@/db/client";
import type { SlaMetric } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import type { Clock } from "./clock";
import { addSegment } from "./clock-rows";
import { slaEvents } from "./events";

/** A broken promise is told once, whoever finds it: the sweep, or the verb that moves a clock past its due time. */
export async function recordBreach(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticketId: number,
  clock: Clock & { id: number; metric: SlaMetric },
): Promise<void> {
  const dueAt = clock.dueAt ?? now;
  const eventId = await recordEvent(tx, actor, {
    name: slaEvents.breached,
    at: now,
    subject: { kind: "clock", id: clock.id },
    ticketId,
    payload: { metric: clock.metric, dueAt: dueAt.toISOString() },
  });
  await addSegment(tx, clock.id, "breached", { ...clock, breachedAt: dueAt }, dueAt, eventId);
}
