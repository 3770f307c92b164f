import { readFileSync } from "node:fs";
import path from "node:path";
import { pause } from "../../prove/lib/wait.mjs";
import { openSql } from "../../support/sql.mjs";

const VIEWS = ["mine", "unassigned", "open", "waiting", "solved", "spam", "trash"];

/**
 * How PostgreSQL really answers each view's list and counts at 100,000 tickets, from auto_explain: no scan of the
 * whole of tickets in any of them.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {Record<string, string>} tokens by who asks
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function explainViews(stand, tokens, table) {
  const stop = await watchPlans(stand);
  for (const [who, token] of Object.entries(tokens)) {
    for (const view of VIEWS) {
      const plans = await plansOf(stand, () => visit(stand, `/inbox/${view}`, token));
      const about = plans.filter(({ text }) => text.includes('"tickets"'));
      const scans = about.filter(({ nodes }) => nodes.some((node) => /^Seq Scan on tickets/.test(node)));
      const list = about.find(({ text }) => /"dueKey"|"preview"/.test(text));
      const counts = about.find(({ text }) => text.includes('"in_mine"'));
      console.log(`\n${who}, ${view}`);
      console.log(`  list   ${list?.ms.toFixed(1)} ms: ${list?.nodes.join(" · ")}`);
      console.log(`  counts ${counts?.ms.toFixed(1)} ms: ${counts?.nodes.join(" · ")}`);
      const measured =
        scans.length > 0 ? `${scans.length} of ${about.length} scan it all` : `${about.length} by index`;
      const both = list !== undefined && counts !== undefined;
      table.judge(
        `plans of ${view} for ${who}`,
        "no scan of tickets",
        both ? measured : "not seen",
        both && scans.length === 0,
      );
    }
  }
  await stop();
}

const ORDERS = ["-updated_at", "updated_at", "-created_at", "created_at", "due_at"];
const FILTERS = [
  "",
  "status=open,new",
  "status=pending",
  "assignee=me",
  "requester=400",
  "tag=recall",
  "tag=machine",
];

/**
 * The same for the API's list, in each order and with each kind of filter, from the first page and from far within.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {Record<string, string>} tokens by who asks
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function explainApi(stand, tokens, table) {
  const stop = await watchPlans(stand);
  for (const [who, token] of Object.entries(tokens)) {
    for (const order of ORDERS) {
      let worst = 0;
      let scans = 0;
      for (const filter of FILTERS) {
        const address = `/api/v1/tickets?limit=50&sort=${order}&${filter}`;
        const plans = await plansOf(stand, () => call(stand, address, token));
        const list = plans.find(({ text }) => text.includes('"shown"'));
        if (!list || list.nodes.some((node) => /^Seq Scan on tickets/.test(node))) scans++;
        worst = Math.max(worst, list?.ms ?? Number.POSITIVE_INFINITY);
        console.log(`  ${who} ${order} ${filter}: ${list?.ms.toFixed(1)} ms: ${list?.nodes.join(" · ")}`);
      }
      const measured = `${scans} of ${FILTERS.length} scan it all, the slowest ${worst.toFixed(0)} ms`;
      table.judge(
        `plans of the API's list by ${order} for ${who}`,
        "no scan of tickets",
        measured,
        scans === 0,
      );
    }
  }
  await stop();
}

/** @param {import("../../prove/lib/installation.mjs").Installation} stand @param {string} address @param {string} token */
async function call(stand, address, token) {
  const response = await fetch(`${stand.base}${address}`, { headers: { authorization: `Bearer ${token}` } });
  await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
}

/**
 * Has PostgreSQL write the plan of every statement into its log.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @returns {Promise<() => Promise<void>>} ends it
 */
async function watchPlans(stand) {
  const sql = openSql(stand.adminUrl);
  await sql`alter system set auto_explain.log_min_duration = 0`;
  await sql`alter system set auto_explain.log_analyze = on`;
  await sql`alter system set auto_explain.log_format = 'json'`;
  await sql`select pg_reload_conf()`;
  await pause(500);
  return async () => {
    await sql`alter system reset all`;
    await sql`select pg_reload_conf()`;
    await sql.end();
  };
}

/** @param {import("../../prove/lib/installation.mjs").Installation} stand @param {string} address @param {string} token */
async function visit(stand, address, token) {
  const response = await fetch(`${stand.base}${address}`, {
    headers: { cookie: `helpdesk-session=${token}` },
  });
  await response.text();
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
}

/**
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {() => Promise<void>} run
 */
async function plansOf(stand, run) {
  const file = path.join(stand.home, "postgres.log");
  const before = readFileSync(file, "utf8").length;
  await run();
  await pause(300);
  const log = readFileSync(file, "utf8").slice(before);
  return [...log.matchAll(/duration: ([\d.]+) ms {2}plan:\n((?:\t.*\n)+)/g)].map(([, ms, json = ""]) => {
    const parsed = JSON.parse(json);
    return { ms: Number(ms), text: String(parsed["Query Text"]), nodes: nodesOf(parsed.Plan) };
  });
}

/** @param {any} node @returns {string[]} */
function nodesOf(node) {
  const on = node["Index Name"] ?? node["Relation Name"];
  const own = on ? `${node["Node Type"]} on ${on}` : node["Node Type"];
  const rows =
    node["Actual Rows"] === undefined ? "" : ` (${node["Actual Rows"] * (node["Actual Loops"] ?? 1)})`;
  return [`${own}${rows}`, ...(node.Plans ?? []).flatMap(nodesOf)];
}
