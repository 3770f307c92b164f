/**
 * `npm run dev` in a copy of this checkout: a changed component shows on the page, a changed file of the worker is in
 * the worker, one that does not compile leaves both at work, and Ctrl-C ends all of it.
 */
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { copyCheckout } from "./lib/checkout-copy.mjs";
import { createChecks, loadAverage, say } from "./lib/report.mjs";
import { openStarts } from "./lib/starts.mjs";
import { until } from "./lib/wait.mjs";

const CHANGE_WITHIN_MS = 120_000; // on a busy machine the first page alone takes one of these minutes

const { check, conclude } = createChecks();
const copy = copyCheckout();
const starts = await openStarts(copy.folder);
say(loadAverage());

try {
  const dev = await starts.start("npm run dev", ["run", "dev"]);
  check("it is ready", dev.ready);
  const page = dev.said().match(/Set-up link\s+(\S+)/)?.[1] ?? "";
  const shows = (/** @type {string} */ text) =>
    timed(() => until(async () => (await textOf(page)).includes(text), { ms: CHANGE_WITHIN_MS }));
  say(`  the first page took ${(await shows("</h1>")).ms} ms`);

  const card = path.join(copy.folder, "components/shell/auth-card.tsx");
  const before = readFileSync(card, "utf8");
  writeFileSync(card, before.replace("{title}</h1>", "Changed: {title}</h1>"));
  const changed = await shows("Changed: ");
  check(
    `the page shows a changed component (${changed.ms} ms)`,
    before.includes("{title}</h1>") && changed.seen,
  );

  const file = path.join(copy.folder, "lib/jobs/work-queues.ts");
  const says = (/** @type {string} */ text) =>
    timed(() => until(() => dev.said().includes(text), { ms: CHANGE_WITHIN_MS }));
  const first = workerPid();
  appendFileSync(file, '\nprocess.stdout.write("the worker was changed\\n");\n');
  const renewed = await says("the worker was changed");
  check(`the worker runs a changed file of lib (${renewed.ms} ms)`, renewed.seen && workerPid() !== first);

  const second = workerPid();
  appendFileSync(file, "\nthis does not compile\n");
  check("a mistake is shown", (await says("this does not compile")).seen);
  check("and leaves the worker at work", workerPid() === second && alive(second));
  writeFileSync(
    file,
    readFileSync(file, "utf8").replace("this does not compile", 'process.stdout.write("mended\\n");'),
  );
  check("until it is mended", (await says("mended\n")).seen);

  starts.grow(dev); // Turbopack's own processes, and the renewed worker
  process.kill(-(dev.child.pid ?? 0), "SIGINT");
  const ended = await starts.allEnd(dev, 10_000);
  check(`Ctrl-C ends all ${dev.tree.length} processes of it`, ended);
} finally {
  starts.close();
  copy.remove();
}
conclude();
process.exit();

/** @param {() => Promise<true | null>} work */
async function timed(work) {
  const began = Date.now();
  return { seen: (await work()) === true, ms: Date.now() - began };
}

/** @param {string} url */
async function textOf(url) {
  return (await fetch(url)).text();
}

function workerPid() {
  return starts.running().children.find(({ name }) => name === "worker")?.pid ?? 0;
}

/** @param {number} pid */
function alive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
