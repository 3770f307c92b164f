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
 * Takes points for this key, one unless told otherwise.
 * @returns points left before the key is refused
 * @throws AppError `rate_limited` with details.minutes and details.seconds until the next try
 */
export async function consumeLimit(limit: Limit, key: string, points = 1): Promise<number> {
  try {
    return (await limiter(limit).consume(key, points)).remainingPoints;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    throw refused(refusal.msBeforeNext);
  }
}

/** Of each limit and key: how many points this process has taken and not used, and until when they count. */
const taken = new Map<string, { left: number; until: number }>();
const atOnce = 10;
const mostKept = 10_000;

/**
 * The same for what is asked often: this process takes ten points at once and asks the store at every tenth use. What it
 * has not used when the window ends is lost, so that a key may get a little less than its limit, and never more.
 * @throws AppError `rate_limited`
 */
export async function consumeOften(limit: Limit, key: string): Promise<void> {
  const name = `${limit.name}:${key}`;
  const kept = taken.get(name);
  if (kept && kept.left > 0 && kept.until > Date.now()) {
    kept.left -= 1;
    return;
  }
  await consumeLimit(limit, key, atOnce);
  if (taken.size >= mostKept) taken.clear();
  taken.set(name, { left: atOnce - 1, until: Date.now() + limit.seconds * 1000 });
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
