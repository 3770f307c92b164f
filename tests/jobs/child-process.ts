import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { bundleOptions, loadEsbuild } from "../../bin/lib/bundle.mjs";
import { env } from "../../lib/core/env";

export type Child = { process: ChildProcess; messages: unknown[]; kill(): Promise<void>; output(): string };

const root = path.resolve(".");
const children: Child[] = [];
const bundles = new Map<string, Promise<string>>();

/** Runs a source file as `npm start` runs the worker: bundled, a process of its own, on this test's stores. */
export async function startChild(
  entry: string,
  extra: Record<string, string> = {},
  args: string[] = [],
): Promise<Child> {
  const bundle = bundles.get(entry) ?? bundled(entry);
  bundles.set(entry, bundle);
  const child = fork(await bundle, args, {
    env: { ...process.env, ...definedEnv(), ...extra },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const messages: unknown[] = [];
  child.on("message", (message) => messages.push(message));
  const made: Child = { process: child, messages, output: () => output, kill: () => kill(child) };
  children.push(made);
  return made;
}

async function bundled(entry: string): Promise<string> {
  // Below node_modules, so that what the bundle leaves out is found.
  const folder = await mkdtemp(path.join(root, "node_modules", ".helpdesk-test-"));
  const entryPoints = [{ in: entry, out: "child" }];
  await loadEsbuild(root).build({ ...bundleOptions(root), entryPoints, outdir: folder });
  return path.join(folder, "child.mjs");
}

export async function stopChildren(): Promise<void> {
  await Promise.all(children.splice(0).map((one) => one.kill()));
}

export async function removeBundles(): Promise<void> {
  const files = await Promise.all(bundles.values());
  bundles.clear();
  await Promise.all(files.map((file) => rm(path.dirname(file), { recursive: true, force: true })));
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}

/** What this process understood of its environment, the store of its project included. */
function definedEnv(): Record<string, string> {
  const { APP_ENV, APP_URL, AUTH_SECRET, DATA_KEY, DATABASE_URL, REDIS_URL, STORAGE_URL } = env();
  const given = { APP_ENV, APP_URL, AUTH_SECRET, DATA_KEY, DATABASE_URL, REDIS_URL, STORAGE_URL };
  return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
}
