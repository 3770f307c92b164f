import { spawn } from "node:child_process";
import { ROOT } from "./paths.mjs";
import { identityOf } from "./process-identity.mjs";

/**
 * @typedef {object} Options
 * @property {Record<string, string | undefined>} env
 * @property {boolean} [quiet] collects the output instead of showing it
 * @property {boolean} [stdin] hands our standard input on
 * @property {(pid: number, identity: string | null) => void} [onPid]
 */

/** @type {Set<import("node:child_process").ChildProcess>} */
const running = new Set();

/**
 * Runs a Node script to its end, in the checkout.
 * @param {string} script
 * @param {string[]} args
 * @param {Options & { execArgv?: string[] }} options
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function runNode(script, args, { execArgv = [], ...options }) {
  return runTool(process.execPath, [...execArgv, script, ...args], options);
}

/**
 * Runs a program to its end, in the checkout.
 * @param {string} file
 * @param {string[]} args
 * @param {Options} options
 * @returns {Promise<{ code: number, output: string, stdout: string }>}
 */
export function runTool(file, args, { env, quiet = false, stdin = false, onPid }) {
  return new Promise((resolve, reject) => {
    const out = quiet ? "pipe" : "inherit";
    const child = spawn(file, args, { cwd: ROOT, env, stdio: [stdin ? "inherit" : "ignore", out, out] });
    running.add(child);
    if (child.pid) onPid?.(child.pid, identityOf(child.pid));
    let stdout = "";
    let output = "";
    child.stdout?.on("data", (chunk) => {
      stdout += chunk;
      output += chunk;
    });
    child.stderr?.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", reject);
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output, stdout });
    });
  });
}

/**
 * Ends every program started here that still runs, and waits for it.
 * @param {NodeJS.Signals} [signal]
 */
export async function endTools(signal = "SIGTERM") {
  await Promise.all(
    [...running].map((child) => {
      const ended = new Promise((resolve) => child.once("close", resolve));
      child.kill(signal);
      setTimeout(() => child.kill("SIGKILL"), 5000).unref();
      return ended;
    }),
  );
}
