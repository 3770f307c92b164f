import { type Actor, ensureMay } from "@/lib/core/actor";
import { setPaused } from "@/lib/jobs/steer-queues";
import { settingsEvents } from "./events";
import { type QueueInput, queueInput } from "./inputs";
import { queueNamed, steerQueue } from "./steer-queue";

/** No worker takes another job of this queue until it is resumed; what waits is kept. */
export async function pauseQueue(actor: Actor, raw: QueueInput): Promise<void> {
  ensureMay(actor, "settings.jobs");
  const queue = queueNamed(queueInput.parse(raw).queue);
  await steerQueue(actor, { event: settingsEvents.queuePaused, queue }, () => setPaused(queue, true));
}
