import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * Names a live process so that a later process with the same pid is told apart: start time and boot on Linux,
 * start time on macOS, the bare pid on Windows. Null when the pid is not alive, or only a zombie.
 * @param {number} pid
 * @returns {string | null}
 */
export function identityOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (process.platform === "linux") return linuxIdentity(pid);
  if (process.platform === "win32") return isSignalable(pid) ? String(pid) : null;
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null;
  }
}

/**
 * Waits until the process that had this identity is gone.
 * @param {number} pid
 * @param {string | null} identity
 * @param {number} ms how long to wait at most
 * @returns {Promise<boolean>} false when it still lives
 */
export async function waitForEnd(pid, identity, ms) {
  const deadline = Date.now() + ms;
  while (identity !== null && identityOf(pid) === identity) {
    if (Date.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return true;
}

/** @param {number} pid */
function linuxIdentity(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // The name in parentheses may hold spaces; the fields after it do not.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (fields[0] === "Z" || fields[0] === "X") return null;
    const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").slice(0, 8);
    return `${boot}-${fields[19]}`;
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isSignalable(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === "EPERM";
  }
}
