import { createPostgresBackend, setDefaultBackendFactory } from "bullmq";
import { Redis } from "ioredis";
import { Pool } from "pg";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/logger";

type Role = "producer" | "worker";
type Backing = { pool?: Pool; redis: Redis[] };
const holder = globalThis as { helpdeskQueues?: Backing };

/**
 * What BullMQ connects through: Redis where REDIS_URL is set, else PostgreSQL. A producer fails fast, because the
 * sweep makes up for a lost hint; a worker retries for ever.
 */
export function queueConnection(role: Role) {
  const url = env().REDIS_URL;
  holder.helpdeskQueues ??= { redis: [] };
  if (!url) {
    setDefaultBackendFactory(createPostgresBackend);
    holder.helpdeskQueues.pool ??= openPool();
    return holder.helpdeskQueues.pool;
  }
  const client = new Redis(url, {
    maxRetriesPerRequest: role === "worker" ? null : 1,
    enableOfflineQueue: role === "worker",
  });
  client.on("error", (error) => log().warn({ error: error.message }, "queue connection"));
  holder.helpdeskQueues.redis.push(client);
  return client;
}

function openPool(): Pool {
  // Each worker keeps one connection for LISTEN: three queues, and some to work with.
  const pool = new Pool({
    connectionString: env().DATABASE_DIRECT_URL ?? env().DATABASE_URL,
    max: 8,
    application_name: "helpdesk-queue",
    options: "-c search_path=bullmq",
    keepAlive: true,
  });
  pool.on("error", (error) => log().warn({ error: error.message }, "queue connection"));
  return pool;
}

export async function closeQueueConnections(): Promise<void> {
  const open = holder.helpdeskQueues;
  holder.helpdeskQueues = undefined;
  for (const client of open?.redis ?? []) client.disconnect();
  await open?.pool?.end();
}
