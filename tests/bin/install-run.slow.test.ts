import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { identityOf, waitForEnd } from "../../bin/lib/process-identity.mjs";
import { until } from "../prove/lib/wait.mjs";
import { tempFolder } from "./temp-folder";

const install = pathToFileURL(path.resolve("bin/lib/install.mjs")).href;

// Stands in for npm: it replaces what is installed by half of it, goes on when told to, writes its record last, and
// does not end for a signal.
const npm = `
  const fs = require("node:fs");
  process.on("SIGTERM", () => {});
  const args = process.argv.slice(2);
  fs.appendFileSync("npm.log", process.pid + " " + args[0] + "\\n");
  if (fs.existsSync("refuse")) { console.error("npm error code " + fs.readFileSync("refuse", "utf8")); process.exit(1); }
  fs.rmSync("node_modules/needed", { recursive: true, force: true });
  fs.mkdirSync("node_modules/needed", { recursive: true });
  setInterval(() => {
    if (!fs.existsSync("go on")) return;
    fs.copyFileSync("package-lock.json", "node_modules/.package-lock.json");
    process.exit(0);
  }, 20);
`;

function checkout(): string {
  const root = tempFolder();
  lock(root, "1.0.0");
  mkdirSync(path.join(root, "tool"));
  writeFileSync(path.join(root, "tool/npm-cli.js"), npm);
  return root;
}

function lock(root: string, version: string): void {
  const packages = { "node_modules/needed": { version } };
  writeFileSync(path.join(root, "package-lock.json"), JSON.stringify({ packages }));
}

/** A process that installs as every start does. */
function start(root: string) {
  const script = `
    const { ensureInstalled } = await import(${JSON.stringify(install)});
    const { runMain } = await import(${JSON.stringify(install.replace("install.mjs", "problem.mjs"))});
    await runMain(() => ensureInstalled(${JSON.stringify(root)}));`;
  const env = { ...process.env, npm_execpath: path.join(root, "tool/npm-cli.js") };
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], { env });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return { child, said: () => said, code: ended(child) };
}

function ended(child: ChildProcess): Promise<number | string | null> {
  return new Promise((resolve) => child.once("close", (code, signal) => resolve(code ?? signal)));
}

function runs(root: string): { pid: number; command: string }[] {
  const file = path.join(root, "npm.log");
  const lines = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  return lines.map((line) => ({ pid: Number(line.split(" ")[0]), command: line.split(" ")[1] ?? "" }));
}

async function halfInstalled(root: string, times = 1): Promise<number> {
  await until(() => runs(root).length === times && existsSync(path.join(root, "node_modules/needed")), {
    ms: 10_000,
    every: 20,
  });
  const pid = runs(root).at(-1)?.pid ?? 0;
  onTestFinished(() => {
    if (identityOf(pid)) process.kill(pid, "SIGKILL");
  });
  return pid;
}

function goOn(root: string): void {
  writeFileSync(path.join(root, "go on"), "");
}

test("of two starts at once one installs, and the other goes on with what it installed", async () => {
  const root = checkout();
  const first = start(root);
  await halfInstalled(root);
  const second = start(root);
  expect(await until(() => second.said().includes("Waiting for"), { ms: 10_000 })).toBe(true);
  goOn(root);
  expect(await Promise.all([first.code, second.code])).toEqual([0, 0]);
  expect(runs(root)).toHaveLength(1);
});

test("two starts that find nothing at the same moment run npm once", async () => {
  const root = checkout();
  goOn(root);
  const both = [start(root), start(root)];
  expect(await Promise.all(both.map((one) => one.code))).toEqual([0, 0]);
  expect(runs(root)).toHaveLength(1);
});

test("an install that was killed midway is made again, also when the lock file is again what it was", async () => {
  const root = checkout();
  goOn(root);
  expect(await start(root).code).toBe(0);
  lock(root, "2.0.0");
  rmSync(path.join(root, "go on"));
  const killed = start(root);
  const npmPid = await halfInstalled(root, 2);
  const identity = identityOf(npmPid);
  killed.child.kill("SIGKILL");
  process.kill(npmPid, "SIGKILL");
  await killed.code;
  await waitForEnd(npmPid, identity, 5000);

  lock(root, "1.0.0");
  goOn(root);
  expect(await start(root).code).toBe(0);
  expect(runs(root)).toHaveLength(3);
});

test("a signal ends npm too, and is one sentence", async () => {
  const root = checkout();
  const stopped = start(root);
  const npmPid = await halfInstalled(root);
  stopped.child.kill("SIGTERM");
  expect(await stopped.code).toBe(1);
  expect(identityOf(npmPid)).toBeNull();
  expect(stopped.said()).toContain("Installing was interrupted; the next start installs again.\n");
});

test.runIf(process.platform === "linux")("an npm that was left running is waited for", async () => {
  const root = checkout();
  const killed = start(root);
  const npmPid = await halfInstalled(root);
  killed.child.kill("SIGKILL");
  await killed.code;
  const next = start(root);
  expect(await until(() => next.said().includes(`Waiting for npm (pid ${npmPid})`), { ms: 10_000 })).toBe(
    true,
  );
  goOn(root);
  expect(await next.code).toBe(0);
  expect(runs(root)).toHaveLength(1);
});

test("npm install is tried only where npm ci refuses the lock file", async () => {
  const root = checkout();
  writeFileSync(path.join(root, "refuse"), "ENOSPC");
  const full = start(root);
  expect(await full.code).toBe(1);
  expect(full.said()).toContain("npm ci failed (its message is above)");
  expect(full.said()).toContain("The disk is full.");
  expect(runs(root).map(({ command }) => command)).toEqual(["ci"]);
  writeFileSync(path.join(root, "refuse"), "EUSAGE");
  expect(await start(root).code).toBe(1);
  expect(runs(root).map(({ command }) => command)).toEqual(["ci", "ci", "install"]);
});
