import { pool } from "@/db/client";
import journal from "@/db/migrations/meta/_journal.json";
import { newestMigration } from "@/db/newest-migration";
import { isClosing } from "@/lib/core/closing";
import { schedules } from "@/lib/jobs/inspect-queues";
import { redis } from "@/lib/stores/redis";

/** `late`: this build's migrations have not all run. `off`: not used by this installation. */
type State = "ok" | "failed" | "late" | "off";

/** What an operator's probe gets: states and one number, nothing about anybody and no error's text. */
export type Health = {
  /** Whether this process should be sent requests. */
  ready: boolean;
  closing: boolean;
  database: State;
  migrations: State;
  redis: State;
  /** Seconds by which the latest schedule is overdue; null when the queues do not answer. Beyond a minute no worker runs. */
  queueLagSeconds: number | null;
};

const newestOfBuild = Math.max(...journal.entries.map((entry) => entry.when));

/**
 * How this process and what it leans on are. A stopped worker is reported and makes nobody unready: pages work without
 * it, and what they ask for waits.
 */
export async function checkHealth(now = new Date()): Promise<Health> {
  const [migrations, [redisState, queueLagSeconds]] = await Promise.all([migrationState(), queueState(now)]);
  const database = migrations === "failed" ? "failed" : "ok";
  const closing = isClosing();
  const ready = !closing && migrations === "ok" && redisState !== "failed";
  return { ready, closing, database, migrations, redis: redisState, queueLagSeconds };
}

export async function migrationState(): Promise<State> {
  try {
    return ((await newestMigration(pool())) ?? 0) >= newestOfBuild ? "ok" : "late";
  } catch {
    return "failed";
  }
}

/** Redis that is away has no queues: they are not asked, for they would be waited for. */
async function queueState(now: Date): Promise<[State, number | null]> {
  const state = await redisAnswers();
  return [state, state === "failed" ? null : await queueLag(now).catch(() => null)];
}

async function redisAnswers(): Promise<State> {
  const client = redis();
  if (!client) return "off";
  return client.ping().then(
    () => "ok",
    () => "failed",
  );
}

/** Seconds by which the latest schedule is overdue, 0 for none. @throws Error when the queues do not answer */
export async function queueLag(now: Date): Promise<number> {
  const due = (await schedules()).flatMap(({ nextAt }) => (nextAt ? [now.getTime() - nextAt.getTime()] : []));
  return Math.round(Math.max(0, ...due) / 1000);
}
