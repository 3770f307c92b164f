import { identityOf, waitForEnd } from "./process-identity.mjs";

/**
 * Ends what a killed start left running. A pid that now belongs to another process is left alone.
 * @param {import("./lock.mjs").RunRecord | null} record
 */
export async function endStaleChildren(record) {
  await Promise.all((record?.children ?? []).map(({ pid, identity }) => endOne(pid, identity)));
}

/**
 * @param {number} pid
 * @param {string | null} identity
 */
async function endOne(pid, identity) {
  if (identity === null || identityOf(pid) !== identity) return;
  signal(pid, "SIGTERM");
  if (await waitForEnd(pid, identity, 3000)) return;
  signal(pid, "SIGKILL");
  await waitForEnd(pid, identity, 2000);
}

/**
 * @param {number} pid
 * @param {NodeJS.Signals} name
 */
function signal(pid, name) {
  try {
    process.kill(pid, name);
  } catch {
    // gone in between
  }
}
