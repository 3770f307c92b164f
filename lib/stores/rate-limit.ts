import type { QueryConfig } from "pg";
import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
  RateLimiterRes,
} from "rate-limiter-flexible";
import { pool } from "@/db/client";
import { AppError } from "@/lib/core/errors";
import { redis } from "./redis";

export type Limit = {
  /** Names the limit; two limits never share points. */
  name: string;
  /** How many uses are allowed … */
  points: number;
  /** … within so many seconds. */
  seconds: number;
  /** How long a key is refused once it went over, in seconds; default: until the window ends. */
  blockSeconds?: number;
};

const limiters = new Map<string, RateLimiterPostgres | RateLimiterRedis>();

function limiter(limit: Limit) {
  const known = limiters.get(limit.name);
  if (known) return known;
  const shared = {
    keyPrefix: limit.name,
    points: limit.points,
    duration: limit.seconds,
    blockDuration: limit.blockSeconds ?? 0,
  };
  const client = redis();
  const made = client
    ? new RateLimiterRedis({
        ...shared,
        storeClient: client,
        // While Redis is away each process counts for itself: a limit that is too wide beats a sign-in that fails.
        insuranceLimiter: new RateLimiterMemory(shared),
      })
    : new RateLimiterPostgres({
        ...shared,
        storeClient: lazyPool,
        storeType: "client",
        tableName: "rate_limits",
        tableCreated: true,
        clearExpiredByTimeout: false,
      });
  limiters.set(limit.name, made);
  return made;
}

// The one call that the library makes, on the pool of the moment: a limiter outlives it.
const lazyPool = { query: (query: QueryConfig) => pool().query(query) };

/**
 * Takes one point for this key.
 * @returns points left before the key is refused
 * @throws AppError `rate_limited` with details.minutes and details.seconds until the next try
 */
export async function consumeLimit(limit: Limit, key: string): Promise<number> {
  try {
    return (await limiter(limit).consume(key)).remainingPoints;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw refused(refusal.msBeforeNext);
  }
}

export async function resetLimit(limit: Limit, key: string): Promise<void> {
  await limiter(limit).delete(key);
}

function refused(milliseconds: number): AppError {
  return new AppError("rate_limited", "error.rateLimited", {
    details: {
      minutes: Math.max(1, Math.ceil(milliseconds / 60_000)),
      seconds: Math.max(1, Math.ceil(milliseconds / 1000)),
    },
  });
}
