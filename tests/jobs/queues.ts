import { pool } from "../../db/client";
import { queueNames } from "../../lib/jobs/define-job";
import { closeQueues, queue } from "../../lib/jobs/queue";
import { type RunningQueues, workQueues } from "../../lib/jobs/work-queues";
import { redis } from "../../lib/stores/redis";

export type Ran = { name: string; data: unknown };
type Run = (name: string, data: unknown) => Promise<unknown>;

const running: RunningQueues[] = [];

/** Works on the queues until `stopWorkers`, keeping what ran. */
export function startWorker(run: Run = async () => {}): { ran: Ran[]; close(): Promise<void> } {
  const ran: Ran[] = [];
  const queues = workQueues(async (name, data) => {
    ran.push({ name, data });
    await run(name, data);
  });
  running.push(queues);
  return { ran, close: () => queues.close() };
}

export async function stopWorkers(): Promise<void> {
  await Promise.all(running.splice(0).map((one) => one.close()));
}

/** Everything that the queues' store holds is gone: another Redis, or an emptied schema. */
export async function wipeQueues(): Promise<void> {
  await closeQueues();
  const client = redis();
  if (client) {
    await client.flushdb();
    return;
  }
  const { rows } = await pool().query(
    "select quote_ident(tablename) as name from pg_tables where schemaname = 'bullmq' and tablename !~ 'migration|version'",
  );
  await pool().query(`truncate ${rows.map((one) => `bullmq.${one.name}`).join(", ")} cascade`);
}

/** Jobs waiting, delayed and running, over all queues. */
export async function openJobs(): Promise<number> {
  const counts = await Promise.all(queueNames.map((name) => queue(name).getJobCounts()));
  return counts
    .map((one) => (one.waiting ?? 0) + (one.delayed ?? 0) + (one.active ?? 0) + (one.prioritized ?? 0))
    .reduce((sum, one) => sum + one, 0);
}
