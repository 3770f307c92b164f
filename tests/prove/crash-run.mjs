/**
 * Kills worker, web, PostgreSQL and Redis at random while mails come in and replies go out, and asserts in the end
 * that nothing was lost, doubled or forgotten. Run with PostgreSQL stores and again with Redis, which comes back
 * empty each time. `--seed=… --mails=… --posted=… --replies=… --late=… --store=postgres|redis`.
 */
import { examine, unfinished } from "./lib/aftermath.mjs";
import { openFarSide } from "./lib/far-side.mjs";
import { openInstallation } from "./lib/installation.mjs";
import { kill, planKills } from "./lib/kills.mjs";
import { createRandom, freshSeed } from "./lib/random.mjs";
import { createChecks, loadAverage, option, say } from "./lib/report.mjs";
import { makeMails, postMails, sendMails, sendReplies } from "./lib/traffic.mjs";
import { insist, pause, until } from "./lib/wait.mjs";

const seed = option("seed", freshSeed());
const sizes = {
  mails: option("mails", 200),
  posted: option("posted", 40),
  replies: option("replies", 200),
  late: option("late", 100),
};
const CALM_WITHIN_MS = 420_000;
const only = process.argv.find((arg) => arg.startsWith("--store="))?.slice(8) ?? process.env.PROVE_STORE;

/** @type {Record<string, { counts: Partial<Record<import("./lib/kills.mjs").Victim, number>>, afterwards: import("./lib/kills.mjs").Victim[] }>} */
const plans = {
  postgres: { counts: { worker: 5, postgres: 5, web: 3, agent: 3 }, afterwards: ["worker", "postgres"] },
  // The last thing that happens is a wipe: nothing restarts the worker after it.
  redis: { counts: { worker: 4, postgres: 3, web: 2, agent: 2, redis: 4 }, afterwards: ["worker", "redis"] },
};

const checks = createChecks();
say(`seed ${seed}, ${JSON.stringify(sizes)}, ${loadAverage()}`);
for (const store of Object.keys(plans)) if (!only || only === store) await crashRun(store);
checks.conclude();
process.exit();

/** @param {string} store */
async function crashRun(store) {
  say(`\nStores on ${store}`);
  const random = createRandom(seed + store.length);
  const plan = plans[store];
  const farSide = await openFarSide({ refuses: () => random.next() < 0.04 });
  const stand = await openInstallation({
    redis: store === "redis",
    env: { EMAIL_TRANSPORT: "smtp", SMTP_URL: farSide.url },
  });
  try {
    const { agents, adminId, supportAddress } = await stand.helper.call("setUp", { undo: [0, 2] });
    const [secret, token] = [
      await stand.helper.call("inboundSecret"),
      await stand.helper.call("session", { userId: adminId }),
    ];
    await Promise.all([stand.startWeb(), stand.startWorker()]);
    const mails = makeMails(sizes.mails, "smtp", supportAddress);
    const posted = makeMails(sizes.posted, "http", supportAddress);
    /** @type {import("./lib/traffic.mjs").Reply[]} */
    const replies = [];
    /** @type {number[]} */
    const lateClocks = [];
    const run = { stand, mails: [...mails, ...posted], replies, deliveries: farSide.deliveries, lateClocks };

    const total = sizes.mails + sizes.posted + sizes.replies;
    let through = 0;
    const onAccepted = () => through++;
    const wait = () => 800 * random.next();
    const started = Date.now();
    const reader = readMeanwhile(stand, token);
    const [{ refused }, , , , killed] = await Promise.all([
      sendMails({ mails, to: supportAddress, port: stand.mailPort, width: 5, wait, onAccepted }),
      postMails({ mails: posted, to: supportAddress, base: stand.base, secret, width: 1, wait, onAccepted }),
      sendReplies(
        { helper: stand.helper, width: 5, wait, onAccepted },
        replyPlan(stand, random, agents, replies),
      ),
      makeClocksLate(stand, lateClocks),
      killAll(stand, random, planKills(random, plan.counts, plan.afterwards), () => through / total),
    ]);
    const seconds = ((Date.now() - started) / 1000).toFixed(0);
    const tries = run.mails.reduce((sum, mail) => sum + mail.tries, 0);
    say(
      `  traffic through after ${seconds} s: ${tries} tries for ${run.mails.length} mails; killed ${byVictim(killed)}`,
    );
    const calmAfter = await calm(run);
    say(`  calm ${calmAfter} s later, far side refused ${farSide.refused} times; ${loadAverage()}`);
    const { check } = checks;
    check(`at least 12 kills (${killed.length})`, killed.length >= 12);
    check("no mail was refused for good", refused.length === 0, refused);
    await examine(run, check);
    await examineSweeps(stand);
    await examineWeb(stand, token, await reader.stop());
  } finally {
    await stand.close();
    await farSide.close();
  }
}

/**
 * Replies to tickets as they come into being, most tickets once.
 * @param {import("./lib/installation.mjs").Installation} stand
 * @param {ReturnType<typeof createRandom>} random
 * @param {{ id: number, undoSeconds: number }[]} agents
 * @param {import("./lib/traffic.mjs").Reply[]} replies
 */
async function* replyPlan(stand, random, agents, replies) {
  let last = 0;
  while (replies.length < sizes.replies) {
    const found = await until(() => nextTicket(stand, last), { ms: 300_000, every: 200 });
    if (!found) throw new Error("no further ticket came into being");
    last = found;
    const agent = random.pick(agents);
    const reply = {
      key: `reply-key-${replies.length}-${random.int(36 ** 5, 36 ** 6).toString(36)}`,
      ticketId: found,
      agentId: agent.id,
      undoSeconds: agent.undoSeconds,
      nextStatus: random.pick([undefined, "open", "pending", "on_hold", "solved"]),
    };
    replies.push(reply);
    yield reply;
  }
}

/** @param {import("./lib/installation.mjs").Installation} stand @param {number} last */
async function nextTicket(stand, last) {
  const [row] = await stand.sql`select id::int from tickets where id > ${last} order by id limit 1`;
  return row?.id;
}

/**
 * Moves a clock of each of many tickets into the past, once they are there: half of them are answered meanwhile.
 * @param {import("./lib/installation.mjs").Installation} stand
 * @param {number[]} lateClocks
 */
async function makeClocksLate(stand, lateClocks) {
  let last = 0;
  while (lateClocks.length < sizes.late) {
    const made = await insist(() => makeOneLate(stand, last), { ms: 300_000, between: () => 250 });
    last = made.ticketId;
    if (made.clockId) lateClocks.push(made.clockId);
  }
}

/** @param {import("./lib/installation.mjs").Installation} stand @param {number} last */
function makeOneLate(stand, last) {
  return stand.sql.begin(async (sql) => {
    // Locked in the verbs' order: the ticket first, its clocks after it.
    const [ticket] = await sql`select id::int from tickets where id > ${last} order by id limit 1 for update`;
    if (!ticket) throw new Error("no ticket yet");
    const [clock] = await sql`
      update sla_clocks set due_at = now() - interval '5 minutes' where id = (
        select id from sla_clocks where ticket_id = ${ticket.id} and state = 'running' order by id limit 1)
      returning id::int, due_at`;
    if (clock) await sql`update tickets set next_due_at = ${clock.due_at} where id = ${ticket.id}`;
    return { ticketId: ticket.id, clockId: clock?.id ?? null };
  });
}

/**
 * @param {import("./lib/installation.mjs").Installation} stand
 * @param {ReturnType<typeof createRandom>} random
 * @param {import("./lib/kills.mjs").Kill[]} kills
 * @param {() => number} progress
 */
async function killAll(stand, random, kills, progress) {
  for (const { victim, at } of kills) {
    while (progress() < Math.min(at, 1)) await pause(20);
    if (at > 1) await pause(random.int(200, 3000));
    // A wipe that finds the worker down proves little: the next one says its schedules anyway.
    if (at > 1 && victim === "redis") await until(() => stand.isListening(), { ms: 60_000 });
    await kill(stand, victim, random.int(0, 1500));
  }
  return kills.map(({ victim }) => victim);
}

/** @param {import("./lib/aftermath.mjs").Run} run */
async function calm(run) {
  const started = Date.now();
  let told = started;
  for (;;) {
    const left = await unfinished(run).catch((error) => ({ error: String(error) }));
    if (Object.keys(left).length === 0) return Math.round((Date.now() - started) / 1000);
    if (Date.now() - started > CALM_WITHIN_MS) {
      say(`  NOT CALM after ${CALM_WITHIN_MS / 1000} s: ${JSON.stringify(left)}`);
      return Math.round((Date.now() - started) / 1000);
    }
    if (Date.now() - told > 30_000) {
      told = Date.now();
      say(`  still to be done: ${JSON.stringify(left)}`);
    }
    await pause(500);
  }
}

/**
 * An agent with the inbox open: asks for rows all the time, whatever is down.
 * @param {import("./lib/installation.mjs").Installation} stand
 * @param {string} token
 */
function readMeanwhile(stand, token) {
  let going = true;
  const counts = { answered: 0, failed: 0 };
  const loop = (async () => {
    while (going) {
      await rows(stand, token).then(
        () => counts.answered++,
        () => counts.failed++,
      );
      await pause(250);
    }
  })();
  return {
    async stop() {
      going = false;
      await loop;
      return counts;
    },
  };
}

/** @param {import("./lib/installation.mjs").Installation} stand @param {string} token */
async function rows(stand, token) {
  const response = await fetch(`${stand.base}/api/portal/rows?view=open&ids=1,2,3`, {
    headers: { cookie: `helpdesk-session=${token}` },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${response.status}`);
  return response.json();
}

/**
 * Whatever was wiped, the schedules run: a clock that becomes late after it all is marked.
 * @param {import("./lib/installation.mjs").Installation} stand
 */
async function examineSweeps({ sql }) {
  const [clock] = await sql`
    update sla_clocks set due_at = now() where id = (
      select max(id) from sla_clocks where state = 'running' and breached_at is null) returning id`;
  const marked = await until(
    async () =>
      (await sql`select 1 from sla_clocks where id = ${clock?.id ?? 0} and breached_at is not null`).length,
    { ms: 60_000, every: 500 },
  );
  checks.check("the sweeps go on", marked !== null);
}

/**
 * @param {import("./lib/installation.mjs").Installation} stand
 * @param {string} token
 * @param {{ answered: number, failed: number }} counts
 */
async function examineWeb(stand, token, counts) {
  const { check } = checks;
  check(
    `the inbox answered through it all (${counts.answered} times, ${counts.failed} not)`,
    counts.answered > 0,
  );
  const answer = await until(() => rows(stand, token), { ms: 15_000 });
  check("the inbox answers in the end", answer !== null);
  const page = await fetch(`${stand.base}/inbox/open`, { headers: { cookie: `helpdesk-session=${token}` } });
  check("the inbox page renders in the end", page.status === 200, page.status);
}

/** @param {string[]} names */
function byVictim(names) {
  const counts = Object.entries(Object.groupBy(names, (name) => name));
  return counts.map(([name, all]) => `${name} ${all?.length}`).join(", ");
}
