import type { QueueName } from "./define-job";
import { queue } from "./queue";
import { withinPatience } from "./within-patience";

/** For every worker, until it is said otherwise; what runs already runs to its end. */
export function setPaused(name: QueueName, paused: boolean): Promise<void> {
  return withinPatience(paused ? queue(name).pause() : queue(name).resume());
}

/** The name of a failed job; null for one that is none (any more). */
export async function findFailed(name: QueueName, id: string): Promise<string | null> {
  const job = await withinPatience(queue(name).getJob(id));
  if (!job || (await withinPatience(queue(name).getJobState(id))) !== "failed") return null;
  return job.name;
}

/** Puts a failed job back among the waiting ones. */
export async function retryFailed(name: QueueName, id: string): Promise<void> {
  const job = await withinPatience(queue(name).getJob(id));
  if (job) await withinPatience(job.retry("failed"));
}

export async function hasSchedule(name: QueueName, id: string): Promise<boolean> {
  return (await withinPatience(queue(name).getJobScheduler(id))) !== undefined;
}

/** Runs what recurs once more, now; asked for twice before it ran, once. Its next time stays as it is. */
export async function runScheduled(name: QueueName, id: string): Promise<void> {
  const schedule = await withinPatience(queue(name).getJobScheduler(id));
  if (!schedule) return;
  const options = { deduplication: { id: `by-hand-${id}` } };
  await withinPatience(queue(name).add(schedule.name, schedule.template?.data ?? {}, options));
}
