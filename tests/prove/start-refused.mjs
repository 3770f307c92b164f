/**
 * Starts that cannot be: each says one sentence and exits with 1. Also, where this is root and can mount a small disk,
 * one whose disk fills up while it runs.
 */

import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import net from "node:net";
import path from "node:path";
import { openSql } from "../support/sql.mjs";
import { copyCheckout } from "./lib/checkout-copy.mjs";
import { createChecks, loadAverage, say } from "./lib/report.mjs";
import { openStarts } from "./lib/starts.mjs";
import { until } from "./lib/wait.mjs";

const { check, conclude } = createChecks();
const copy = copyCheckout();
const disk = path.join(copy.above, "disk");
say(loadAverage());

try {
  await portInUse();
  await newerDatabase();
  if (mountDisk(100)) {
    await tooSmallDisk();
    mountDisk(320, "remount,");
    await diskThatFillsUp();
  } else {
    say("  left out: what needs a small disk, because none can be mounted here");
  }
} finally {
  spawnSync("umount", [disk], { stdio: "ignore" });
  copy.remove();
}
conclude();
process.exit();

async function portInUse() {
  const starts = await openStarts(copy.folder);
  for (const variable of /** @type {const} */ (["PORT", "MAIL_PORT"])) {
    const port = Number(starts.env[variable]);
    const stranger = net.createServer();
    await new Promise((resolve) => stranger.listen(port, "127.0.0.1", () => resolve(null)));
    refuses(
      `${variable} in use`,
      await starts.refusal(),
      `Port ${port} is already in use by another program: stop it, or set ${variable} to a free port, as in ${variable}=${port + 10} npm start.`,
    );
    stranger.close();
  }
  starts.close();
}

async function newerDatabase() {
  const starts = await openStarts(copy.folder);
  try {
    const start = await starts.start("start before");
    const sql = openSql(starts.running().databaseUrl ?? "");
    await sql`insert into drizzle.__drizzle_migrations (hash, created_at) values ('later', 9999999999999)`;
    await sql.end();
    refuses(
      "a second start",
      await starts.refusal(),
      /^The helpdesk is already running at http:\S+, pid \d+; .*\.$/,
    );
    process.kill(starts.running().pid, "SIGTERM");
    check("it ends", await starts.allEnd(start, 10_000));
    refuses(
      "a database of a newer version",
      await starts.refusal(),
      "The database belongs to a newer version of Helpdesk: start that version, or restore a back-up.",
    );
  } finally {
    starts.close();
  }
}

async function tooSmallDisk() {
  const starts = await openStarts(copy.folder, { env: { DATA_DIR: path.join(disk, "data") } });
  refuses("a disk too small", await starts.refusal(), diskFull());
  starts.close();
}

/** PostgreSQL ends when its log of changes finds no room; what was committed is there once there is room again. */
async function diskThatFillsUp() {
  const data = path.join(disk, "data");
  const starts = await openStarts(copy.folder, { data, env: { DATA_DIR: data } });
  try {
    const start = await starts.start("start on a small disk");
    check("it starts on a small disk", start.ready);
    const { databaseUrl = "" } = starts.running();
    const filler = fillDisk();
    await until(() => writeChanges(databaseUrl), { ms: 60_000 });
    check("a full disk ends it", await starts.allEnd(start, 20_000));
    const lines = start.said().split("\n");
    check("with code 1", (await start.code) === 1);
    check("and one sentence", lines.filter((line) => diskFull().test(line)).length === 1, lines.slice(-5));
    check("and no stack", !/^\s+at /m.test(start.said()), lines.slice(-5));
    rmSync(filler);
    const next = await starts.start("start with room again");
    check("it starts again when there is room", next.ready);
    process.kill(starts.running().pid, "SIGTERM");
    check("it ends", await starts.allEnd(next, 10_000));
  } finally {
    starts.close();
  }
}

/** @param {string} url @returns {Promise<boolean>} true once the database has ended over it */
async function writeChanges(url) {
  const sql = openSql(url);
  try {
    await sql`select pg_logical_emit_message(true, 'fill', repeat('x', 1000000))`;
    return false;
  } catch {
    return true;
  } finally {
    await sql.end();
  }
}

/** @returns {string} the file that takes what room there is */
function fillDisk() {
  const file = path.join(disk, "filler");
  const part = Buffer.alloc(1_000_000);
  try {
    for (;;) writeFileSync(file, part, { flag: "a" });
  } catch {
    return file;
  }
}

/**
 * @param {number} megabytes
 * @param {"remount," | ""} [again]
 */
function mountDisk(megabytes, again = "") {
  mkdirSync(disk, { recursive: true });
  const options = `${again}size=${megabytes}m`;
  const { status } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", disk], { stdio: "ignore" });
  if (status === 0) chmodSync(disk, 0o755);
  return status === 0;
}

function diskFull() {
  return /^The disk of \S+ is full \(\d+ MB free\): free at least 200 MB, or set DATA_DIR to another disk\.$/;
}

/**
 * @param {string} what
 * @param {{ code: number | null, said: string }} found
 * @param {string | RegExp} sentence the whole of what is said
 */
function refuses(what, { code, said }, sentence) {
  const fits = typeof sentence === "string" ? said === sentence : sentence.test(said);
  check(`${what} is one sentence and exit code 1`, fits && code === 1, { code, said });
}
