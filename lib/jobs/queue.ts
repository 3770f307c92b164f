import { setTimeout as sleep } from "node:timers/promises";
import { Queue } from "bullmq";
import { log } from "@/lib/core/logger";
import { closeQueueConnections, queueConnection } from "./connection";
import type { JobDefinition, QueueName } from "./define-job";

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

/** Nudges under way, by key: of a burst of equal ones the first is sent, and one more after the last. */
const underway = new Map<string, { again: boolean }>();

/**
 * `enqueue` for where a failure must not matter: the sweep will find the row. A nudge that finds its like under way
 * returns at once, and is made up for when that one is done.
 */
export async function nudge<Payload>(
  job: JobDefinition<string, Payload>,
  payload: Payload,
  delay = 0,
): Promise<void> {
  if (delay > 0) return tryToEnqueue(job, payload, delay);
  const key = `${job.name}-${job.dedupe(payload)}`;
  const like = underway.get(key);
  if (like) {
    like.again = true;
    return;
  }
  const mine = { again: false };
  underway.set(key, mine);
  do {
    mine.again = false;
    await tryToEnqueue(job, payload, 0);
  } while (mine.again);
  underway.delete(key);
}

async function tryToEnqueue<Payload>(
  job: JobDefinition<string, Payload>,
  payload: Payload,
  delay: number,
): Promise<void> {
  const answered = new AbortController();
  try {
    await Promise.race([enqueue(job, payload, delay), tooLate(answered.signal)]);
  } catch (error) {
    log().warn({ job: job.name, error: String(error) }, "could not nudge: left to the sweep");
  } finally {
    answered.abort();
  }
}

/** BullMQ waits for its first connection for ever; whoever nudges must not. */
async function tooLate(signal: AbortSignal): Promise<never> {
  await sleep(2000, undefined, { ref: false, signal });
  throw new Error("the queue is not reachable");
}

export async function closeQueues(): Promise<void> {
  const open = holder.helpdeskOpenQueues;
  holder.helpdeskOpenQueues = undefined;
  await Promise.all([...(open?.values() ?? [])].map((one) => one.close()));
  await closeQueueConnections();
}
