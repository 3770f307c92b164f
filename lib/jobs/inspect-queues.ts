import type { JobType } from "bullmq";
import { type QueueName, queueNames } from "./define-job";
import { queue } from "./queue";
import { withinPatience } from "./within-patience";

export type QueueState = {
  name: QueueName;
  paused: boolean;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
};

export type FailedJob = {
  queue: QueueName;
  id: string;
  name: string;
  reason: string;
  attempts: number;
  failedAt: Date | null;
};

export type Schedule = {
  queue: QueueName;
  id: string;
  everySeconds: number;
  lastAt: Date | null;
  nextAt: Date | null;
};

const counted = ["waiting", "prioritized", "active", "delayed", "failed"] as const;
/** What waits in a paused queue: PostgreSQL counts it apart, and BullMQ's types have forgotten it. */
const pausedApart = "paused" as JobType;

/** @throws Error when the queues' store does not answer in time; so do the two below */
export function queueStates(): Promise<QueueState[]> {
  return withinPatience(Promise.all(queueNames.map(stateOf)));
}

async function stateOf(name: QueueName): Promise<QueueState> {
  const [counts, paused] = await Promise.all([
    queue(name).getJobCounts(...counted, pausedApart),
    queue(name).isPaused(),
  ]);
  const { waiting = 0, prioritized = 0, active = 0, delayed = 0, failed = 0, paused: apart = 0 } = counts;
  return { name, paused, waiting: waiting + prioritized + apart, active, delayed, failed };
}

/** The newest failed jobs of all queues; a failed one is kept for a week. */
export async function failedJobs(limit: number): Promise<FailedJob[]> {
  const lists = await withinPatience(Promise.all(queueNames.map((name) => failedOf(name, limit))));
  return lists
    .flat()
    .sort((a, b) => (b.failedAt?.getTime() ?? 0) - (a.failedAt?.getTime() ?? 0))
    .slice(0, limit);
}

async function failedOf(name: QueueName, limit: number): Promise<FailedJob[]> {
  const jobs = await queue(name).getFailed(0, limit - 1);
  return jobs.flatMap((job) =>
    job.id === undefined
      ? []
      : {
          queue: name,
          id: job.id,
          name: job.name,
          reason: job.failedReason ?? "",
          attempts: job.attemptsMade,
          failedAt: job.finishedOn ? new Date(job.finishedOn) : null,
        },
  );
}

/** What recurs, in the order of its names. */
export async function schedules(): Promise<Schedule[]> {
  const lists = await withinPatience(Promise.all(queueNames.map(schedulesOf)));
  return lists.flat().sort((a, b) => a.id.localeCompare(b.id, "en"));
}

async function schedulesOf(name: QueueName): Promise<Schedule[]> {
  const found = await queue(name).getJobSchedulers();
  return found.map(({ key, every = 0, next, iterationCount = 0 }) => ({
    queue: name,
    id: key,
    everySeconds: every / 1000,
    // The next run is laid down when one begins: the last one was a period before.
    lastAt: next && iterationCount > 1 ? new Date(next - every) : null,
    nextAt: next ? new Date(next) : null,
  }));
}
