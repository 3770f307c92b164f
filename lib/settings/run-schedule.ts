import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hasSchedule, runScheduled } from "@/lib/jobs/steer-queues";
import { settingsEvents } from "./events";
import { type QueuedInput, queuedInput } from "./inputs";
import { answered, queueNamed, steerQueue } from "./steer-queue";

/**
 * Runs what recurs once more, now.
 * @throws AppError `forbidden`, `unavailable`, or `conflict` for a schedule that is not there any more
 */
export async function runSchedule(actor: Actor, raw: QueuedInput): Promise<void> {
  ensureMay(actor, "settings.jobs");
  const { id, queue: name } = queuedInput.parse(raw);
  const queue = queueNamed(name);
  if (!(await answered(hasSchedule(queue, id)))) {
    throw new AppError("conflict", "error.settings.scheduleGone");
  }
  await steerQueue(actor, { event: settingsEvents.scheduleRun, queue, payload: { schedule: id } }, () =>
    runScheduled(queue, id),
  );
}
