import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { identityOf } from "./process-identity.mjs";

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 10_000;
const STEADY_MS = 60_000;
// With the database's share, all of it ends within 10 s.
const GRACE_MS = 7000;

/**
 * @typedef {object} ChildPlan
 * @property {string} name shown in messages, `web` or `worker`
 * @property {string[]} args for Node
 * @property {Record<string, string | undefined>} env
 * @property {(child: import("node:child_process").ChildProcess) => Promise<void>} whenReady
 * @property {(pid: number, identity: string | null) => void} onPid called for each process started
 */

/**
 * Runs a Node process and starts it again whenever it dies, waiting longer each time it dies soon. One that
 * dies before it was ever ready has a fault that a restart does not mend: `ready` rejects.
 * @param {ChildPlan} plan
 */
export function supervise(plan) {
  /** @type {import("node:child_process").ChildProcess} */
  let child;
  let stopping = false;
  let renewing = false;
  let wasReady = false;
  let wait = FIRST_WAIT_MS;
  /** @type {NodeJS.Timeout | undefined} */
  let restart;
  /** @type {(value: void) => void} */
  let resolveReady;
  /** @type {(reason: Error) => void} */
  let rejectReady;
  /** @type {Promise<void>} */
  const ready = new Promise((resolve, reject) => {
    resolveReady = resolve;
    rejectReady = reject;
  });
  ready.catch(() => {});

  function start() {
    const started = Date.now();
    // A group of its own: Ctrl-C reaches us alone and we end things in order.
    child = spawn(process.execPath, plan.args, {
      cwd: ROOT,
      env: plan.env,
      stdio: ["ignore", "inherit", "inherit", "ipc"],
      detached: process.platform !== "win32",
    });
    if (child.pid) plan.onPid(child.pid, identityOf(child.pid));
    plan.whenReady(child).then(() => {
      wasReady = true;
      resolveReady();
    }, rejectReady);
    child.once("error", rejectReady);
    child.once("exit", (code, signal) => onExit(signal ?? `code ${code}`, Date.now() - started));
  }

  /**
   * @param {string} how
   * @param {number} livedMs
   */
  function onExit(how, livedMs) {
    if (stopping || renewing) return;
    if (!wasReady) {
      rejectReady(
        new Problem(`The ${plan.name} process ended (${how}) before it was ready; its message is above.`),
      );
      return;
    }
    if (livedMs > STEADY_MS) wait = FIRST_WAIT_MS;
    console.error(`The ${plan.name} process ended (${how}); starting it again in ${wait / 1000} s.`);
    restart = setTimeout(start, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }

  start();
  return {
    ready,
    async stop() {
      stopping = true;
      clearTimeout(restart);
      await endGently(child);
    },
    kill() {
      stopping = true;
      clearTimeout(restart);
      child.kill("SIGKILL");
    },
    /** Ends the present process gently; the usual restart brings the new code up, without a wait. */
    async renew() {
      if (stopping || renewing) return;
      renewing = true;
      await endGently(child);
      renewing = false;
      if (stopping) return;
      clearTimeout(restart);
      wait = FIRST_WAIT_MS;
      start();
    },
  };
}

/** @param {import("node:child_process").ChildProcess} child */
async function endGently(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const timer = setTimeout(() => child.kill("SIGKILL"), GRACE_MS);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
}
