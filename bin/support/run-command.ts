import { setTimeout as sleep } from "node:timers/promises";
import { closeDatabase } from "@/db/client";
import { isAppError } from "@/lib/core/errors";
import { wordsIn } from "@/lib/i18n/words";
import { closeQueues } from "@/lib/jobs/queue";
import { closeRedis } from "@/lib/stores/redis";

/** What cannot be closed, since it never could be reached, must not keep a command from ending. */
const closedWithinMs = 3000;

/**
 * Runs a command's work, closes what it opened, and ends the process. What a verb refuses is told as people are told in
 * the portal, in English; anything else in its own words. Both end with a non-zero exit code.
 */
export async function runCommand(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(await sentences(error));
    process.exitCode = 1;
  }
  await Promise.race([closeAll(), sleep(closedWithinMs)]);
  process.exit();
}

async function closeAll(): Promise<void> {
  await closeQueues();
  await closeRedis();
  await closeDatabase();
}

async function sentences(error: unknown): Promise<string> {
  if (!isAppError(error)) return error instanceof Error ? error.message : String(error);
  const say = await wordsIn("en");
  const { fields, details } = error.options;
  if (!fields) return say(error.messageKey, details);
  return Object.entries(fields)
    .map(([field, key]) => `${field}: ${say(key, details)}`)
    .join("\n");
}
