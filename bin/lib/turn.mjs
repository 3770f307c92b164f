import { mkdirSync } from "node:fs";
import path from "node:path";
import { liveOwner, takeLock } from "./lock.mjs";
import { Problem } from "./problem.mjs";
import { step } from "./progress.mjs";
import { endStaleChildren } from "./stale-children.mjs";

/**
 * Works on the checkout while no other process of ours does the same: two npm's in one node_modules, or two builds in
 * one folder, leave neither whole. What a killed process left at work is ended first.
 * @param {string} root
 * @param {"install" | "build"} name
 * @param {(onPid: (pid: number, identity: string | null) => void) => Promise<void>} work names the process it runs, so
 *   that the one after it can end it
 */
export async function inTurn(root, name, work) {
  const folder = path.join(root, ".cache", name);
  makeFolder(folder, root);
  const lock = await step(`Waiting for another start (${name})`, () => firstFree(folder, name));
  try {
    await endStaleChildren(lock.stale);
    await work((pid, identity) => lock.update({ children: [{ name, pid, identity }] }));
  } finally {
    lock.release();
  }
}

/**
 * @param {string} folder
 * @param {string} root
 */
function makeFolder(folder, root) {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === "ENOSPC") throw error;
    throw new Problem(`${root} must be written to, and cannot be (${message}): start as its owner.`);
  }
}

/**
 * @param {string} folder
 * @param {string} name
 */
async function firstFree(folder, name) {
  for (;;) {
    try {
      if (!liveOwner(folder)) return await takeLock(folder, name);
    } catch (error) {
      if (!(error instanceof Problem)) throw error; // a Problem: another was faster
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
