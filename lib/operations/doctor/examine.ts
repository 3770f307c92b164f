import { setTimeout as sleep } from "node:timers/promises";
import { examineAddress } from "./examine-address";
import { examineDatabase } from "./examine-database";
import { examineMail } from "./examine-mail";
import { examineRedis } from "./examine-redis";
import { examineSecrets } from "./examine-secrets";
import { examineStorage } from "./examine-storage";
import { examineWorker } from "./examine-worker";
import { type Finding, fault, reasonOf } from "./finding";

const all = {
  address: examineAddress,
  database: examineDatabase,
  secrets: examineSecrets,
  redis: examineRedis,
  disk: examineStorage,
  worker: examineWorker,
  mail: examineMail,
};
export type Examination = keyof typeof all;

/**
 * Looks at everything that an installation leans on, each part by itself: one that fails or hangs hides none of the
 * others.
 */
export async function examine(patienceSeconds = 20): Promise<Record<Examination, Finding[]>> {
  const looked = Object.entries(all).map(async ([name, look]) => [
    name,
    await Promise.race([look().catch(failed), tooLong(patienceSeconds)]),
  ]);
  return Object.fromEntries(await Promise.all(looked));
}

function failed(error: unknown): Finding[] {
  return [fault("examination", "failed", "report", { reason: reasonOf(error) })];
}

async function tooLong(seconds: number): Promise<Finding[]> {
  await sleep(seconds * 1000, undefined, { ref: false });
  return [fault("examination", "tooLong", "report", { seconds })];
}
