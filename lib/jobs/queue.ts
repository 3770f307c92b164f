import { setTimeout as sleep } from "node:timers/promises";
import { Queue } from "bullmq";
import { log } from "@/lib/core/logger";
import { closeQueueConnections, queueConnection } from "./connection";
import type { JobDefinition, QueueName } from "./define-job";
import { withinPatience } from "./within-patience";

type OpenQueue = ReturnType<typeof openQueue>;
const holder = globalThis as { helpdeskOpenQueues?: Map<QueueName, OpenQueue> };

function openQueue(name: QueueName) {
  const queue = new Queue(name, {
    connection: queueConnection("producer") as never,
    defaultJobOptions: { removeOnComplete: true, removeOnFail: { age: 7 * 86_400 } },
  });
  queue.on("error", (error) => log().warn({ queue: name, error: error.message }, "queue"));
  return queue;
}

/** The queue of this process, opened on first use. */
export function queue(name: QueueName): OpenQueue {
  holder.helpdeskOpenQueues ??= new Map();
  const known = holder.helpdeskOpenQueues.get(name);
  if (known) return known;
  const opened = openQueue(name);
  holder.helpdeskOpenQueues.set(name, opened);
  return opened;
}

/**
 * Asks for a job to run. Call it after the commit (see lib/events/transact): a hint about a row that was rolled back
 * would be a lie.
 * @param delay milliseconds until it may run
 */
export async function enqueue<Payload>(
  job: JobDefinition<string, Payload>,
  payload: Payload,
  delay = 0,
): Promise<void> {
  await queue(job.queue).add(job.name, job.payload.parse(payload), {
    delay,
    deduplication: { id: `${job.name}-${job.dedupe(payload)}`, keepLastIfActive: true },
  });
}

/** Keys nudged in the last moment: of a burst of equal nudges the first goes out, and one more after each pause. */
const lately = new Map<string, { again: boolean }>();
const pauseMilliseconds = 100;

/**
 * `enqueue` for where a failure must not matter: the sweep will find the row. Returns once the hint is with the queue,
 * or at once when its like went out a moment ago: then another follows by itself.
 */
export async function nudge<Payload>(
  job: JobDefinition<string, Payload>,
  payload: Payload,
  delay = 0,
): Promise<void> {
  if (delay > 0) return tryToEnqueue(job, payload, delay);
  const key = `${job.name}-${job.dedupe(payload)}`;
  const like = lately.get(key);
  if (like) {
    like.again = true;
    return;
  }
  const mine = { again: false };
  lately.set(key, mine);
  await tryToEnqueue(job, payload, 0);
  void goOn(key, mine, () => tryToEnqueue(job, payload, 0));
}

async function goOn(key: string, mine: { again: boolean }, nudgeAgain: () => Promise<void>): Promise<void> {
  for (;;) {
    await sleep(pauseMilliseconds, undefined, { ref: false });
    // Closed meanwhile: what was asked for since is left to the sweep.
    if (lately.get(key) !== mine) return;
    if (!mine.again) break;
    mine.again = false;
    await nudgeAgain();
  }
  lately.delete(key);
}

async function tryToEnqueue<Payload>(
  job: JobDefinition<string, Payload>,
  payload: Payload,
  delay: number,
): Promise<void> {
  try {
    await withinPatience(enqueue(job, payload, delay));
  } catch (error) {
    log().warn({ job: job.name, error: String(error) }, "could not nudge: left to the sweep");
  }
}

export async function closeQueues(): Promise<void> {
  const open = holder.helpdeskOpenQueues;
  holder.helpdeskOpenQueues = undefined;
  lately.clear();
  await Promise.all([...(open?.values() ?? [])].map((one) => one.close()));
  await closeQueueConnections();
}
