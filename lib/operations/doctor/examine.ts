import { setTimeout as sleep } from "node:timers/promises";
import { examineAddress } from "./examine-address";
import { examineDatabase } from "./examine-database";
import { examineDisk } from "./examine-disk";
import { examineMail } from "./examine-mail";
import { examineRedis } from "./examine-redis";
import { examineWorker } from "./examine-worker";
import { type Finding, fault, reasonOf } from "./finding";

const all = { examineAddress, examineDatabase, examineRedis, examineDisk, examineWorker, examineMail };

const patienceMs = 20_000;

/** Looks at everything that an installation leans on, each part by itself: one that fails hides none of the others. */
export async function examine(): Promise<Finding[]> {
  const looked = Object.entries(all).map(([name, look]) =>
    Promise.race([look(), tooLong()]).catch((error: unknown): Finding[] => [
      fault(name, reasonOf(error), "This examination itself failed: please report it."),
    ]),
  );
  return (await Promise.all(looked)).flat();
}

async function tooLong(): Promise<never> {
  await sleep(patienceMs, undefined, { ref: false });
  throw new Error(`no answer within ${patienceMs / 1000} s`);
}
