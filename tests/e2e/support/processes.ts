import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

export const root = path.resolve(import.meta.dirname, "../../..");

const readyWithin = 60_000;
const grace = 8000;
/** Ends the process when we are killed and cannot. */
const guard = pathToFileURL(path.join(root, "bin/lib/exit-with-parent.mjs")).href;

export type Running = { child: ChildProcess; log: string; stop(): Promise<void> };

/** Runs a built script of the product until `stop`; what it says goes into a file. */
export function run(name: string, script: string, env: NodeJS.ProcessEnv, logFolder: string): Running {
  const log = path.join(logFolder, `${name}.log`);
  const file = openSync(log, "w");
  const args = ["--import", guard, "--enable-source-maps", path.join(root, script)];
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", file, file, "ipc"] });
  closeSync(file);
  return { child, log, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  const timer = setTimeout(() => child.kill("SIGKILL"), grace);
  child.kill("SIGTERM");
  await ended;
  clearTimeout(timer);
}

/** Runs a bundled command to its end and gives what it printed. */
export async function command(
  name: string,
  args: string[] = [],
  env: NodeJS.ProcessEnv = JSON.parse(process.env.E2E_ENV ?? "{}"),
): Promise<string> {
  const child = spawn(process.execPath, [path.join(root, `dist/commands/${name}.mjs`), ...args], {
    cwd: root,
    env: { ...env, LOG_LEVEL: "silent" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, said] = ["", ""];
  child.stdout.on("data", (chunk) => (out += chunk));
  child.stderr.on("data", (chunk) => (said += chunk));
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${name} ended with ${code}: ${out}${said}`);
  return out.trim();
}

/** Resolves once `isReady` says so; the reason of a failure is in the process's own words. */
export async function ready(process_: Running, isReady: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + readyWithin;
  while (!(await isReady().catch(() => false))) {
    const { exitCode, signalCode } = process_.child;
    if (exitCode !== null || signalCode !== null || Date.now() > deadline) {
      throw new Error(`${process_.log}: not ready (${exitCode ?? signalCode ?? "too slow"})
${readFileSync(process_.log, "utf8")}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
