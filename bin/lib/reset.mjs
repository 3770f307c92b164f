import { existsSync } from "node:fs";
import path from "node:path";
import readline from "node:readline/promises";
import { deleteInstallation, locateInstallation } from "./installation.mjs";
import { deadOwner, liveOwner } from "./lock.mjs";
import { endLeftover } from "./postgres-leftover.mjs";
import { Problem } from "./problem.mjs";
import { endStaleChildren } from "./stale-children.mjs";

/**
 * Deletes the data folder after asking.
 * @param {{ sure: boolean }} options `sure` skips the question
 * @returns {Promise<number>}
 */
export async function reset({ sure }) {
  const { folder } = locateInstallation();
  if (!existsSync(folder)) {
    console.log(`There is no data in ${folder}.`);
    return 0;
  }
  const owner = liveOwner(folder);
  if (owner) throw new Problem(`The helpdesk is running (pid ${owner.pid}): stop it first.`);
  if (!sure && !(await confirmed(folder))) {
    console.log("Nothing was deleted.");
    return 1;
  }
  await endStaleChildren(deadOwner(folder));
  await endLeftover(path.join(folder, "postgres"));
  deleteInstallation(folder);
  console.log(`Deleted ${folder}.`);
  return 0;
}

/** @param {string} folder */
async function confirmed(folder) {
  const terminal = readline.createInterface({ input: process.stdin, output: process.stdout });
  const closed = new Promise((resolve) => terminal.once("close", () => resolve("")));
  const answer = await Promise.race([
    terminal.question(`Delete all local data in ${folder}? Type yes: `),
    closed,
  ]);
  terminal.close();
  return answer.trim() === "yes";
}
