import { pathToFileURL } from "node:url";
import { WEB_SERVER } from "./build.mjs";
import { WEB_HEAP, WORKER_HEAP } from "./heap.mjs";
import { inRoot } from "./paths.mjs";
import { Problem } from "./problem.mjs";
import { supervise } from "./supervise.mjs";

const READY_WITHIN_MS = 120_000; // `next dev` compiles first, perhaps on a busy machine
const GUARD = ["--import", pathToFileURL(inRoot("bin/lib/exit-with-parent.mjs")).href];

/** @typedef {Record<string, string | undefined>} Env */

/**
 * The built web application.
 * @param {Env} env
 * @param {(pid: number, identity: string | null) => void} onPid
 */
export function superviseWeb(env, onPid) {
  return supervise({
    name: "web",
    args: [...GUARD, ...WEB_HEAP, WEB_SERVER],
    env: { ...env, NODE_ENV: "production" },
    whenReady: (child) => answers(child, `http://127.0.0.1:${env.PORT}/api/health/ready`),
    onPid,
  });
}

/**
 * The web application, compiled while it serves.
 * @param {Env} env
 * @param {(pid: number, identity: string | null) => void} onPid
 */
export function superviseWebDev(env, onPid) {
  return supervise({
    name: "web",
    args: [...GUARD, WEB_SERVER, "--dev"],
    env: { ...env, NODE_ENV: "development" },
    whenReady: (child) => answers(child, `http://127.0.0.1:${env.PORT}/api/health/live`),
    onPid,
  });
}

/**
 * The worker with its mail listener, from dist/.
 * @param {Env} env
 * @param {(pid: number, identity: string | null) => void} onPid
 * @param {(mailPort: number) => void} onMailPort the port actually listened on, 0 when switched off
 */
export function superviseWorker(env, onPid, onMailPort) {
  return supervise({
    name: "worker",
    args: [...GUARD, ...WORKER_HEAP, inRoot("dist/worker.mjs")],
    env: { NODE_ENV: "production", ...env },
    whenReady: async (child) => onMailPort(await readyMessage(child)),
    onPid,
  });
}

/**
 * @param {import("node:child_process").ChildProcess} child
 * @returns {Promise<number>}
 */
function readyMessage(child) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(notReady("worker", "")), READY_WITHIN_MS);
    child.once("exit", () => clearTimeout(timer));
    child.on("message", (message) => {
      const { type, mailPort } = /** @type {{ type?: string, mailPort?: number }} */ (message);
      if (type !== "ready") return;
      clearTimeout(timer);
      resolve(mailPort ?? 0);
    });
  });
}

/**
 * Resolves once the address answers 200.
 * @param {import("node:child_process").ChildProcess} child
 * @param {string} url
 */
async function answers(child, url) {
  const deadline = Date.now() + READY_WITHIN_MS;
  let last = "no answer";
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
      if (response.ok) return;
      last = `${response.status} ${(await response.text()).slice(0, 300)}`;
    } catch {
      // not listening yet
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw notReady("web", ` (${last})`);
}

/**
 * @param {string} name
 * @param {string} last
 */
function notReady(name, last) {
  return new Problem(`The ${name} process was not ready within ${READY_WITHIN_MS / 1000} s${last}.`);
}
