import { env } from "@/lib/core/env";
import { connectRedis } from "@/lib/stores/redis";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const part = "redis";
const patienceMs = 5000;

/** Redis' version, and whether it may throw queues away. */
export async function examineRedis(): Promise<Finding[]> {
  const { REDIS_URL } = env();
  if (!REDIS_URL) return [ok(part, "redisUnused")];
  const redis = connectRedis(REDIS_URL, patienceMs);
  try {
    const info = await redis.info();
    const version = /redis_version:(\S+)/.exec(info)?.[1] ?? "unknown";
    const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? "unknown";
    return [versionOf(version), policyOf(policy)];
  } catch (error) {
    return [fault(part, "noAnswer", "startRedis", { reason: reasonOf(error) })];
  } finally {
    redis.disconnect();
  }
}

function versionOf(version: string): Finding {
  if (Number(version.split(".")[0]) >= 7) return ok(part, "redisVersion", { version });
  return fault(part, "redisVersion", "upgradeRedis", { version });
}

function policyOf(policy: string): Finding {
  if (policy === "noeviction") return ok("redisMemory", "nothingEvicted");
  return warning("redisMemory", "evicts", "noEviction", { policy });
}
