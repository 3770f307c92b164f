import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { freePort } from "../../../bin/lib/ports.mjs";
import { identityOf, waitForEnd } from "../../../bin/lib/process-identity.mjs";
import { say } from "./report.mjs";
import { until } from "./wait.mjs";

const READY_WITHIN_MS = 420_000; // with a build, on a busy machine

/**
 * @typedef {object} Start
 * @property {import("node:child_process").ChildProcess} child npm
 * @property {() => string} said everything, standard error too
 * @property {Promise<number | null>} code
 * @property {boolean} ready it said where it is, and answers there
 * @property {number[]} tree npm and every process below it
 */

/**
 * Starts in one checkout, on ports of their own; what is left of them ends with `close`.
 * @param {string} folder
 * @param {{ data?: string, env?: Record<string, string>, user?: { uid: number, gid: number } }} options
 *   `data`: where its data will be
 */
export async function openStarts(folder, { data = path.join(folder, ".data"), env = {}, user } = {}) {
  const ports = { PORT: String(await freePort()), MAIL_PORT: String(await freePort()) };
  const base = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: "warn", ...ports, ...env };
  /** @type {Map<number, string | null>} every process started, by what tells it from a later one with its pid */
  const known = new Map();

  /** @param {string} command @param {string[]} args */
  function launch(command, args) {
    // A group of its own, as a terminal makes one, to press Ctrl-C in.
    const options = { cwd: folder, env: base, detached: true, ...user };
    const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
    /** @type {Promise<number | null>} */
    const code = new Promise((resolve) => child.once("close", resolve));
    known.set(child.pid ?? 0, identityOf(child.pid ?? 0));
    return { child, said: () => said, code };
  }

  return {
    url: `http://127.0.0.1:${ports.PORT}`,
    env: base,

    /**
     * `npm start`, or another script, to where it says that it is ready or ends.
     * @param {string} name
     * @param {string[]} [args] for npm
     * @returns {Promise<Start>}
     */
    async start(name, args = ["start"]) {
      const began = Date.now();
      const launched = launch("npm", args);
      const { child, said } = launched;
      await until(() => said().includes("Mail listener") || child.exitCode !== null, { ms: READY_WITHIN_MS });
      const tree = treeOf(child.pid ?? 0);
      for (const pid of tree) known.set(pid, identityOf(pid));
      const ready = child.exitCode === null && (await answers(ports.PORT));
      const seconds = ((Date.now() - began) / 1000).toFixed(1);
      say(`  ${name}: ${ready ? "ready" : `not ready\n${said()}`} after ${seconds} s`);
      return { ...launched, ready, tree };
    },

    /** A start that should refuse. @returns its exit code and what it said, npm's lines left out */
    async refusal() {
      const { said, code } = launch(process.execPath, ["bin/start.mjs"]);
      return { code: await code, said: said().trim() };
    },

    /** What the running installation says of itself. @returns {import("../../../bin/lib/lock.mjs").RunRecord} */
    running() {
      return JSON.parse(readFileSync(path.join(data, "run.json"), "utf8"));
    },

    /** Looks for what was started below it since it was ready. @param {Start} start */
    grow(start) {
      start.tree = treeOf(start.child.pid ?? 0);
      for (const pid of start.tree) known.set(pid, identityOf(pid));
    },

    /** @param {Start} start */
    kill({ tree }) {
      for (const pid of tree) kill(pid, known.get(pid) ?? null);
    },

    /** @param {Start} start @param {number} ms */
    async allEnd({ tree }, ms) {
      const deadline = Date.now() + ms;
      const ended = await Promise.all(
        tree.map((pid) => waitForEnd(pid, known.get(pid) ?? null, deadline - Date.now())),
      );
      return ended.every(Boolean);
    },

    close() {
      for (const [pid, identity] of known) kill(pid, identity);
    },
  };
}

/** @param {string} port */
async function answers(port) {
  return (await fetch(`http://127.0.0.1:${port}/api/health/ready`).catch(() => null))?.ok === true;
}

/** @param {number} pid @returns {number[]} it and all below it */
function treeOf(pid) {
  const parents = new Map(
    readdirSync("/proc").flatMap((name) => {
      if (!/^\d+$/.test(name)) return [];
      try {
        const stat = readFileSync(`/proc/${name}/stat`, "utf8");
        return [[Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])]];
      } catch {
        return [];
      }
    }),
  );
  /** @type {(one: number) => number[]} */
  const below = (one) =>
    [...parents].filter(([, parent]) => parent === one).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

/** @param {number} pid @param {string | null} identity */
function kill(pid, identity) {
  if (identity === null || identityOf(pid) !== identity) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // ended by itself
  }
}
