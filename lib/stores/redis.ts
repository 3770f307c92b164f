import { Redis } from "ioredis";
import { env } from "@/lib/core/env";
import { log } from "@/lib/core/logger";

// Next puts this module into several bundles of one process: one connection all the same.
const holder = globalThis as { helpdeskRedis?: Redis };

/** A new connection that retries for ever; the caller closes it. */
export function connectRedis(url: string, commandTimeout?: number): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: false,
    ...(commandTimeout ? { commandTimeout } : {}),
  });
  redis.on("error", (error) => log().warn({ error: error.message }, "redis connection"));
  return redis;
}

/** The process's connection for commands; undefined where REDIS_URL is unset. */
export function redis(): Redis | undefined {
  const url = env().REDIS_URL;
  if (!url) return undefined;
  // A request waits for its answer: while Redis is away it is told so instead of waiting for ever.
  holder.helpdeskRedis ??= connectRedis(url, 2000);
  return holder.helpdeskRedis;
}

export async function closeRedis(): Promise<void> {
  const open = holder.helpdeskRedis;
  delete holder.helpdeskRedis;
  open?.disconnect();
}
