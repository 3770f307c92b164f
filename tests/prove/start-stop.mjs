/**
 * `npm start` in a copy of this checkout: to ready twice, after kill -9 of everything, after kill -9 of the
 * supervisor alone, and a SIGTERM that ends it although a page listens to the event stream.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { inRoot, ROOT } from "../../bin/lib/paths.mjs";
import { freePort } from "../../bin/lib/ports.mjs";
import { identityOf, waitForEnd } from "../../bin/lib/process-identity.mjs";
import { openSql } from "../support/sql.mjs";
import { bundleHelpers } from "./lib/build-copy.mjs";
import { openHelper } from "./lib/helper-process.mjs";
import { createChecks, loadAverage, say } from "./lib/report.mjs";
import { until } from "./lib/wait.mjs";

const READY_WITHIN_MS = 420_000; // with a build, on a busy machine
const END_WITHIN_MS = 10_000;

const { check, conclude } = createChecks();
const clone = copyCheckout();
const bundles = mkdtempSync(path.join(inRoot("node_modules"), ".helpdesk-prove-"));
const ports = { PORT: String(await freePort()), MAIL_PORT: String(await freePort()) };
/** @type {Map<number, string | null>} every process started, by what tells it from a later one with its pid */
const known = new Map();
say(loadAverage());

try {
  const first = await start("first start");
  check("the first start is ready", first.ready);
  first.child.kill("SIGTERM");
  check("SIGTERM to npm ends everything below it", await allEnd(first, END_WITHIN_MS));
  endTree(first);

  const second = await start("second start");
  check("the second start is ready", second.ready);
  const sql = openSql(running().databaseUrl);
  await sql`insert into rate_limits (key) values ('before the kill')`;
  await sql.end();
  endTree(second);
  check("everything is killed", await allEnd(second, 5000));

  const third = await start("start after kill -9 of everything");
  check("it recovers after kill -9 of everything", third.ready);
  const again = openSql(running().databaseUrl);
  const [row] = await again`select count(*)::int from rate_limits where key = 'before the kill'`;
  await again.end();
  check("what was committed before is there", row?.count === 1, row);
  process.kill(running().pid, "SIGKILL");

  const fourth = await start("start after kill -9 of the supervisor");
  check("it recovers after kill -9 of the supervisor alone", fourth.ready);
  const stream = await openStream();
  check("an event stream is open", stream.status === 200, stream.status);
  const started = Date.now();
  process.kill(running().pid, "SIGTERM");
  const ended = await allEnd(fourth, END_WITHIN_MS);
  check(
    `SIGTERM ends it within ${END_WITHIN_MS / 1000} s with an open event stream (${Date.now() - started} ms)`,
    ended,
  );
  check("the stream was closed", (await stream.closed) === true);
} finally {
  for (const [pid, identity] of known) end(pid, identity);
  rmSync(bundles, { recursive: true, force: true });
  rmSync(clone, { recursive: true, force: true });
}
conclude();
process.exit();

/** The files of the working tree with their build; dependencies are the same. */
function copyCheckout() {
  const folder = path.join(mkdtempSync(path.join(os.tmpdir(), "helpdesk-prove-start-")), "checkout");
  execFileSync("chmod", ["755", path.dirname(folder)]);
  mkdirSync(folder);
  const files = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: ROOT,
    encoding: "utf8",
  });
  for (const file of files.split("\0")) {
    if (file && existsSync(inRoot(file))) cpSync(inRoot(file), path.join(folder, file));
  }
  for (const made of ["dist", ".next/standalone", ".next/static", ".next/.helpdesk-build.json"]) {
    cpSync(inRoot(made), path.join(folder, made), { recursive: true, verbatimSymlinks: true });
  }
  // Hard links, not one symbolic link: Next refuses modules outside of its root, should it have to build.
  const modules = path.join(folder, "node_modules");
  const linked = spawnSync("cp", ["-al", inRoot("node_modules"), modules], { stdio: "ignore" });
  if (linked.status !== 0)
    cpSync(inRoot("node_modules"), modules, { recursive: true, verbatimSymlinks: true });
  return folder;
}

/** @param {string} name */
async function start(name) {
  const began = Date.now();
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, LOG_LEVEL: "warn", ...ports };
  const child = spawn("npm", ["start"], { cwd: clone, env, stdio: ["ignore", "pipe", "inherit"] });
  let said = "";
  child.stdout.on("data", (chunk) => {
    said += chunk;
  });
  const ready = await until(() => said.includes("Mail listener") || child.exitCode !== null, {
    ms: READY_WITHIN_MS,
  });
  const pid = child.pid ?? 0;
  for (const one of treeOf(pid)) known.set(one, identityOf(one));
  const works = ready !== null && child.exitCode === null && (await answers());
  say(
    `  ${name}: ${works ? "ready" : `not ready\n${said}`} after ${((Date.now() - began) / 1000).toFixed(1)} s`,
  );
  return { child, pid, ready: works, tree: treeOf(pid) };
}

async function answers() {
  const url = `http://127.0.0.1:${ports.PORT}/api/health/ready`;
  return (await fetch(url).catch(() => null))?.ok === true;
}

/** @param {Awaited<ReturnType<typeof start>>} one */
function endTree({ tree }) {
  for (const pid of tree) end(pid, known.get(pid) ?? null);
}

/** @param {Awaited<ReturnType<typeof start>>} one @param {number} ms */
async function allEnd({ tree }, ms) {
  const deadline = Date.now() + ms;
  const ended = await Promise.all(tree.map((pid) => waitForEnd(pid, identityOf(pid), deadline - Date.now())));
  return ended.every(Boolean);
}

/** What the running installation says of itself. @returns {{ databaseUrl: string, pid: number }} */
function running() {
  return JSON.parse(readFileSync(path.join(clone, ".data/run.json"), "utf8"));
}

/** A signed-in page that listens. */
async function openStream() {
  await bundleHelpers(bundles, { verbs: "./tests/prove/lib/verbs.ts" });
  const secrets = JSON.parse(readFileSync(path.join(clone, ".data/secrets.json"), "utf8"));
  const helper = openHelper(path.join(bundles, "verbs.mjs"), {
    PATH: process.env.PATH,
    APP_ENV: "test",
    APP_URL: `http://localhost:${ports.PORT}`,
    DATABASE_URL: running().databaseUrl,
    AUTH_SECRET: secrets.AUTH_SECRET,
    DATA_KEY: secrets.DATA_KEY,
  });
  const { adminId } = await helper.call("setUp", { undo: [] });
  const token = await helper.call("session", { userId: adminId });
  await helper.close();
  const response = await fetch(`http://127.0.0.1:${ports.PORT}/api/live`, {
    headers: { cookie: `helpdesk-session=${token}` },
  });
  const reader = response.body?.getReader();
  await reader?.read();
  const toItsEnd = async () => {
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read());
    return true;
  };
  return { status: response.status, closed: toItsEnd().catch(() => true) };
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
function end(pid, identity) {
  if (identity === null || identityOf(pid) !== identity) return;
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // ended by itself
  }
}
