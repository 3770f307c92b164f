import { env } from "@/lib/core/env";
import { connectRedis } from "@/lib/stores/redis";
import { type Finding, fault, ok, reasonOf, warning } from "./finding";

const part = "redis";
const patienceMs = 5000;
const remedy = "Start Redis 7, or correct REDIS_URL; without the variable PostgreSQL does its work.";

/** Redis' version, and whether it may throw queues away. */
export async function examineRedis(): Promise<Finding[]> {
  const { REDIS_URL } = env();
  if (!REDIS_URL) return [ok(part, "not used: queues and live updates are on PostgreSQL")];
  const redis = connectRedis(REDIS_URL, patienceMs);
  try {
    const info = await redis.info();
    const version = /redis_version:(\S+)/.exec(info)?.[1] ?? "unknown";
    const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1] ?? "unknown";
    return [versionOf(version), policyOf(policy)];
  } catch (error) {
    return [fault(part, `does not answer: ${reasonOf(error)}`, remedy)];
  } finally {
    redis.disconnect();
  }
}

function versionOf(version: string): Finding {
  if (Number(version.split(".")[0]) >= 7) return ok(part, `Redis ${version}`);
  return fault(part, `Redis ${version}`, "Version 7 or newer is needed.");
}

function policyOf(policy: string): Finding {
  if (policy === "noeviction") return ok("redis' memory", "nothing is thrown away");
  const found = `maxmemory-policy is ${policy}: queues may lose what they hold`;
  return warning("redis' memory", found, "Set maxmemory-policy to noeviction.");
}
