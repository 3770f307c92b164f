import { type Actor, ensureMay } from "@/lib/core/actor";
import { setPaused } from "@/lib/jobs/steer-queues";
import { settingsEvents } from "./events";
import { type QueueInput, queueInput } from "./inputs";
import { queueNamed, steerQueue } from "./steer-queue";

export async function resumeQueue(actor: Actor, raw: QueueInput): Promise<void> {
  ensureMay(actor, "settings.jobs");
  const queue = queueNamed(queueInput.parse(raw).queue);
  await steerQueue(actor, { event: settingsEvents.queueResumed, queue }, () => setPaused(queue, false));
}
