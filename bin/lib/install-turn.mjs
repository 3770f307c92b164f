import { mkdirSync, readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import path from "node:path";
import { liveOwner, takeLock } from "./lock.mjs";
import { Problem } from "./problem.mjs";
import { identityOf, waitForEnd } from "./process-identity.mjs";
import { step } from "./progress.mjs";
import { endStaleChildren } from "./stale-children.mjs";

const WRITES_MODULES =
  /(^|\/)npm(-cli\.js)? (ci|clean-install|cit|i|in|install|it|install-test|add|up|update|un|uninstall|rm|remove|prune|dedupe|rebuild)( |$)/;

/**
 * Keeps other starts from installing into this checkout until released, and waits for the one that does so now.
 * Two npm's in one node_modules leave neither's packages whole.
 * @param {string} root
 */
export async function takeInstallTurn(root) {
  const folder = path.join(root, ".cache/install");
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    throw new Problem(
      `Packages must be installed, but ${root} cannot be written (${message}): start as its owner.`,
    );
  }
  const lock = await step("Waiting for another start, which installs packages", () => firstFree(folder));
  await endStaleChildren(lock.stale);
  return lock;
}

/** @param {string} folder */
async function firstFree(folder) {
  for (;;) {
    try {
      if (!liveOwner(folder)) return await takeLock(folder, "install");
    } catch (error) {
      if (!(error instanceof Problem)) throw error; // a Problem: another was faster
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * Waits for an npm that somebody runs in this checkout by hand, or that a killed start left. Only Linux tells where
 * a process works; elsewhere the wait is the user's own.
 * @param {string} root
 */
export async function npmDone(root) {
  if (process.platform !== "linux") return;
  for (const pid of npmsAtWork(realpathSync(root))) {
    const identity = identityOf(pid);
    await step(`Waiting for npm (pid ${pid}), which installs packages here`, () =>
      waitForEnd(pid, identity, Number.POSITIVE_INFINITY),
    );
  }
}

/** @param {string} root */
function npmsAtWork(root) {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
        return WRITES_MODULES.test(command) && readlinkSync(`/proc/${pid}/cwd`) === root;
      } catch {
        return false; // ended in between, or another user's
      }
    });
}
