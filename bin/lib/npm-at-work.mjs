import { readdirSync, readFileSync, readlinkSync, realpathSync } from "node:fs";
import { identityOf, waitForEnd } from "./process-identity.mjs";
import { step } from "./progress.mjs";

const WRITES_MODULES =
  /(^|\/)npm(-cli\.js)? (ci|clean-install|cit|i|in|install|it|install-test|add|up|update|un|uninstall|rm|remove|prune|dedupe|rebuild)( |$)/;

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
