/**
 * `npm start` in a copy of this checkout: to ready twice, after kill -9 of everything, after kill -9 of the
 * supervisor alone; SIGTERM, one Ctrl-C and two, a closed terminal, and a page that listens meanwhile.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../../bin/lib/paths.mjs";
import { openSql } from "../support/sql.mjs";
import { bundleHelpers } from "./lib/build-copy.mjs";
import { copyCheckout } from "./lib/checkout-copy.mjs";
import { openHelper } from "./lib/helper-process.mjs";
import { createChecks, loadAverage, say } from "./lib/report.mjs";
import { openStarts } from "./lib/starts.mjs";
import { pause, until } from "./lib/wait.mjs";

const END_WITHIN_MS = 10_000;

const { check, conclude } = createChecks();
const copy = copyCheckout();
const starts = await openStarts(copy.folder);
const bundles = mkdtempSync(path.join(inRoot("node_modules"), ".helpdesk-prove-"));
say(loadAverage());

try {
  const first = await starts.start("first start");
  check("the first start is ready", first.ready);
  first.child.kill("SIGTERM");
  check("SIGTERM to npm ends everything below it", await starts.allEnd(first, END_WITHIN_MS));

  const second = await starts.start("second start");
  check("the second start is ready", second.ready);
  await inDatabase((sql) => sql`insert into rate_limits (key) values ('before the kill')`);
  starts.kill(second);
  check("everything is killed", await starts.allEnd(second, 5000));

  const third = await starts.start("start after kill -9 of everything");
  check("it recovers after kill -9 of everything", third.ready);
  const [row] = await inDatabase(
    (sql) => sql`select count(*)::int from rate_limits where key = 'before the kill'`,
  );
  check("what was committed before is there", row?.count === 1, row);
  process.kill(starts.running().pid, "SIGKILL");

  const fourth = await starts.start("start after kill -9 of the supervisor");
  check("it recovers after kill -9 of the supervisor alone", fourth.ready);
  const stream = await openStream();
  check("an event stream is open", stream.status === 200, stream.status);
  const took = await timed(async () => {
    process.kill(starts.running().pid, "SIGTERM");
    return starts.allEnd(fourth, END_WITHIN_MS);
  });
  check(`SIGTERM ends it within 10 s with an open event stream (${took.ms} ms)`, took.result);
  check("the stream was closed", (await stream.closed) === true);

  const fifth = await starts.start("start for one Ctrl-C");
  const once = await timed(async () => {
    process.kill(-(fifth.child.pid ?? 0), "SIGINT");
    return starts.allEnd(fifth, END_WITHIN_MS);
  });
  check(`Ctrl-C ends it (${once.ms} ms)`, fifth.ready && once.result);
  check("Ctrl-C in npm's group counts once", /Stopping …\n/.test(fifth.said()) && !recordIsLeft());

  const sixth = await starts.start("start for two Ctrl-C");
  const supervisor = starts.running().pid;
  process.kill(workerOf(starts.running()), "SIGSTOP"); // one that does not stop by itself
  process.kill(supervisor, "SIGINT");
  await until(() => sixth.said().includes("Stopping …"), { ms: 5000, every: 20 });
  await pause(700); // two within half a second are one keypress
  const twice = await timed(async () => {
    process.kill(supervisor, "SIGINT");
    return starts.allEnd(sixth, 3000);
  });
  check(`a second Ctrl-C ends at once what would not stop (${twice.ms} ms)`, sixth.ready && twice.result);

  const seventh = await starts.start("start after that");
  check("it starts after being killed so", seventh.ready);
  process.kill(starts.running().pid, "SIGHUP");
  const killed = workerOf(starts.running());
  process.kill(killed, "SIGKILL");
  const again = await until(() => workerOf(starts.running()) !== killed, { ms: 10_000 });
  check(
    "SIGHUP means nothing to who has no terminal, as under nohup: it goes on supervising",
    again === true,
  );
  process.kill(starts.running().pid, "SIGTERM");
  check("it ends", await starts.allEnd(seventh, END_WITHIN_MS));
} finally {
  starts.close();
  rmSync(bundles, { recursive: true, force: true });
  copy.remove();
}
conclude();
process.exit();

/**
 * @template T
 * @param {(sql: import("../support/sql.mjs").Sql) => Promise<T>} ask
 */
async function inDatabase(ask) {
  const sql = openSql(starts.running().databaseUrl ?? "");
  const answer = await ask(sql);
  await sql.end();
  return answer;
}

/** @template T @param {() => Promise<T>} work */
async function timed(work) {
  const began = Date.now();
  const result = await work();
  return { result, ms: Date.now() - began };
}

/** @param {import("../../bin/lib/lock.mjs").RunRecord} record */
function workerOf({ children }) {
  return children.find(({ name }) => name === "worker")?.pid ?? 0;
}

function recordIsLeft() {
  try {
    return Boolean(starts.running());
  } catch {
    return false;
  }
}

/** A signed-in page that listens. */
async function openStream() {
  await bundleHelpers(bundles, { verbs: "./tests/prove/lib/verbs.ts" });
  const secrets = JSON.parse(readFileSync(path.join(copy.folder, ".data/secrets.json"), "utf8"));
  const helper = openHelper(path.join(bundles, "verbs.mjs"), {
    PATH: process.env.PATH,
    APP_ENV: "test",
    APP_URL: starts.url.replace("127.0.0.1", "localhost"),
    DATABASE_URL: starts.running().databaseUrl,
    AUTH_SECRET: secrets.AUTH_SECRET,
    DATA_KEY: secrets.DATA_KEY,
  });
  const { adminId } = await helper.call("setUp", { undo: [] });
  const token = await helper.call("session", { userId: adminId });
  await helper.close();
  const response = await fetch(`${starts.url}/api/live`, {
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
