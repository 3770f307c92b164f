import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import path from "node:path";
import { Problem } from "./problem.mjs";
import { identityOf, waitForEnd } from "./process-identity.mjs";

/**
 * Ends every PostgreSQL process that an earlier launcher left over this data folder, so that ours can start.
 * We stop it instead of adopting it: its settings may be old, and a restart costs a tenth of a second.
 * @param {string} cluster
 * @throws {Problem} when one of them does not end
 */
export async function endLeftover(cluster) {
  const file = path.join(cluster, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  const identity = identityOf(pid);
  if (identity !== null && runsOver(pid, cluster)) {
    if (!(await signalAndWait(pid, identity, "SIGINT", 8000))) {
      // Immediate shutdown: the next start replays the write-ahead log, nothing committed is lost.
      if (!(await signalAndWait(pid, identity, "SIGQUIT", 5000))) {
        throw new Problem(
          `PostgreSQL (pid ${pid}) still runs over ${cluster} and does not stop; end it by hand.`,
        );
      }
    }
  }
  await orphansGone(cluster);
  // What is left names a dead process, or a stranger that was given its pid: PostgreSQL would refuse the latter.
  rmSync(file, { force: true });
}

/**
 * Server processes outlive a killed postmaster for a moment; a new one beside them would corrupt the data.
 * @param {string} cluster
 */
async function orphansGone(cluster) {
  for (const pid of processesOver(cluster)) {
    const identity = identityOf(pid);
    if (await waitForEnd(pid, identity, 2000)) continue;
    if (await signalAndWait(pid, /** @type {string} */ (identity), "SIGQUIT", 5000)) continue;
    throw new Problem(
      `A PostgreSQL process (pid ${pid}) still uses ${cluster} and does not stop; end it by hand.`,
    );
  }
}

/**
 * @param {number} pid
 * @param {string} identity
 * @param {NodeJS.Signals} signal
 * @param {number} ms
 */
async function signalAndWait(pid, identity, signal, ms) {
  try {
    process.kill(pid, signal);
  } catch {
    // gone in between, or not ours to signal: the wait tells
  }
  return waitForEnd(pid, identity, ms);
}

/** @param {string} cluster */
function processesOver(cluster) {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => runsOver(pid, cluster));
}

/**
 * Whether this pid is a PostgreSQL over this folder. Every server process works in its data folder.
 * @param {number} pid
 * @param {string} cluster
 */
function runsOver(pid, cluster) {
  try {
    if (process.platform === "linux") {
      return (
        readFileSync(`/proc/${pid}/comm`, "utf8").startsWith("postgres") &&
        readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
      );
    }
    if (process.platform === "win32") return true;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).includes(cluster);
  } catch {
    return false;
  }
}
