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

type Place = { folder: string; user?: { uid: number; gid: number } };

/** Where the built product lies, and who runs it (see stacks.ts). */
function place(): Place {
  return { folder: root, ...JSON.parse(process.env.E2E_PLACE ?? "{}") };
}

/**
 * Node's arguments for a part of the product, such as `["worker", "--only=queues"]`. The image's own entry starts what
 * lies elsewhere; what is started from the checkout ends with the tests, however those end.
 */
function argumentsFor(folder: string, [name = "", ...args]: string[]): string[] {
  if (folder !== root)
    return [
      "--disable-warning=ExperimentalWarning",
      path.join(folder, "bin/image/helpdesk.mjs"),
      name,
      ...args,
    ];
  const isProcess = name === "web" || name === "worker";
  const script = path.join(root, "dist", isProcess ? `${name}.mjs` : `commands/${name}.mjs`);
  return ["--import", guard, "--enable-source-maps", script, ...args];
}

/** Runs a part of the product until `stop`; what it says goes into a file of its name. */
export function run(name: string, parts: string[], env: NodeJS.ProcessEnv, logFolder: string): Running {
  const log = path.join(logFolder, `${name}.log`);
  const file = openSync(log, "w");
  const { folder, user } = place();
  const child = spawn(process.execPath, argumentsFor(folder, parts), {
    ...{ cwd: folder, ...user, env },
    stdio: ["ignore", file, file, folder === root ? "ipc" : "ignore"],
  });
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
  const { folder, user } = place();
  const child = spawn(process.execPath, argumentsFor(folder, [name, ...args]), {
    ...{ cwd: folder, ...user, env: { ...env, LOG_LEVEL: "silent" } },
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
