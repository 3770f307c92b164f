import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { findFailed, retryFailed } from "@/lib/jobs/steer-queues";
import { settingsEvents } from "./events";
import { type QueuedInput, queuedInput } from "./inputs";
import { answered, queueNamed, steerQueue } from "./steer-queue";

/**
 * Runs a failed job again; it re-reads what it acts on, so that an old one does no harm.
 * @throws AppError `forbidden`, `unavailable`, or `conflict` for a job that is not among the failed any more
 */
export async function retryJob(actor: Actor, raw: QueuedInput): Promise<void> {
  ensureMay(actor, "settings.jobs");
  const { id, queue: name } = queuedInput.parse(raw);
  const queue = queueNamed(name);
  const job = await answered(findFailed(queue, id));
  if (job === null) throw new AppError("conflict", "error.settings.jobGone");
  await steerQueue(actor, { event: settingsEvents.jobRetried, queue, payload: { job } }, () =>
    retryFailed(queue, id),
  );
}
