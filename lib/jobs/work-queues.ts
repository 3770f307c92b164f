import { type Job, Worker } from "bullmq";
import { log } from "@/lib/core/logger";
import { reportError } from "@/lib/core/report-error";
import { queueConnection } from "./connection";
import { type QueueName, queueNames } from "./define-job";

const concurrency: Record<QueueName, number> = { "mail-in": 1, "mail-out": 1, clock: 4 };

export type RunningQueues = { close(): Promise<void> };

/**
 * Works on every queue of this process. A worker that dies leaves its jobs locked for `lockDuration`; then another
 * takes them over.
 * @param run what a job does; an unknown name is logged and dropped: it belongs to another version
 */
export function workQueues(run: (name: string, data: unknown) => Promise<unknown>): RunningQueues {
  const workers = queueNames.map((name) => {
    const worker = new Worker(name, async (job: Job) => void (await run(job.name, job.data)), {
      // The connection's type follows REDIS_URL, which the compiler cannot know.
      connection: queueConnection("worker") as never,
      concurrency: concurrency[name],
      lockDuration: 15_000,
      stalledInterval: 5_000,
      maxStalledCount: 10,
    });
    worker.on("failed", (job, error) => void reportError("job failed", error, { job: job?.name }));
    worker.on("error", (error) => log().warn({ queue: name, error: error.message }, "worker"));
    return worker;
  });
  return {
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}
