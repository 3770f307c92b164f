/**
 * What a web process keeps after 10,000 requests and after many more, pages of every surface among them, once V8 has had
 * the time in which it gives back what it had for the load: `--requests=…`, 100,000 unless said otherwise.
 */
import { processMemory } from "../bench/lib/cpu.mjs";
import { fill } from "../bench/lib/fill.mjs";
import { writeArticles } from "../bench/lib/help.mjs";
import { ask } from "../bench/lib/load.mjs";
import { openInstallation } from "./lib/installation.mjs";
import { createChecks, loadAverage, option, say } from "./lib/report.mjs";
import { pause } from "./lib/wait.mjs";

const MOST_MEGABYTES = 220;
const STEP = 10_000;
const SETTLED_AFTER_MS = 15_000;
/** Beside what the collector happens to have left over. */
const GROWTH = 1.1;

const { check, conclude } = createChecks();
const installation = await openInstallation({});
try {
  const { adminId } = await installation.helper.call("setUp", { undo: [] });
  const cookie = `helpdesk-session=${await installation.helper.call("session", { userId: adminId })}`;
  const tokens = await installation.helper.call("tokens", { userId: adminId, count: 30 });
  await fill(installation.adminUrl, 10_000);
  await writeArticles(installation.sql);
  await installation.startWeb();
  const { base, sql, pids } = installation;
  const open =
    await sql`select id::int, number::int from tickets where status = 'open' order by next_due_at limit 20`;
  const at = (/** @type {string} */ path) => ({ url: base + path, cookie });
  const plans = [
    at("/inbox/open"),
    ...open.map(({ number }) => at(`/tickets/${number}`)),
    at(`/api/portal/rows?view=open&ids=${open.map(({ id }) => id).join(",")}`),
    at("/calendar"),
    at("/reports"),
    at("/customers"),
    at("/settings"),
    ...["/help/en", "/help/en/bench-2-4", "/help/de", "/requests/new", "/sign-in"].map((path) => ({
      url: base + path,
    })),
    { url: `${base}/api/v1/tickets?limit=50`, tokens },
  ];
  const memory = [];
  say(`begun: ${processMemory(pids.web).rss.toFixed(0)} MB`);
  for (let done = STEP; done <= option("requests", 100_000); done += STEP) {
    const started = performance.now();
    for (let round = 0; round < 10; round++)
      for (const plan of plans) await ask(plan, Math.ceil(STEP / 10 / plans.length));
    const perSecond = STEP / ((performance.now() - started) / 1000);
    const { rss: underLoad } = processMemory(pids.web);
    await pause(SETTLED_AFTER_MS);
    const { rss } = processMemory(pids.web);
    memory.push(rss);
    say(
      `after ${done} requests: ${rss.toFixed(0)} MB, ${underLoad.toFixed(0)} MB at the last of them, ${perSecond.toFixed(0)} requests/s`,
    );
  }
  const [first = 0, second = first] = memory;
  const last = memory.at(-1) ?? 0;
  say(loadAverage());
  check(
    `a web process keeps at most ${MOST_MEGABYTES} MB after ${STEP} requests`,
    first <= MOST_MEGABYTES,
    first,
  );
  check("it keeps no more after all of them", last <= Math.max(first, second) * GROWTH, memory);
} finally {
  await installation.close();
}
conclude();
