import { postgresCpu, processCpu } from "./cpu.mjs";
import { load } from "./load.mjs";

/**
 * Processor per request of the inbox and of a row refresh at 100,000 tickets, against pages and routes that have
 * neither sign-in nor database, in the same run.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {{ token: string, fixtures: { base: string, pid: number } }} plan
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measurePages(stand, { token, fixtures }, table) {
  const cookie = `helpdesk-session=${token}`;
  const postmaster = await stand.postgresPid();
  const bare = { web: () => processCpu(fixtures.pid) };
  const ours = { web: () => processCpu(stand.pids.web), postgres: () => postgresCpu(postmaster) };
  const ids = await stand.sql`select id::int from tickets where status = 'open' order by next_due_at limit 3`;
  const refresh = `${stand.base}/api/portal/rows?view=open&ids=${ids.map(({ id }) => id).join(",")}`;
  const [number] = await stand.sql`select number::int from tickets where status = 'open' limit 1`;

  const emptyRoute = await load({ url: `${fixtures.base}/api/empty`, requests: 2000, meters: bare });
  const json = await load({ url: `${fixtures.base}/api/json`, requests: 2000, meters: bare });
  const emptyPage = await load({ url: `${fixtures.base}/empty`, requests: 600, meters: bare });
  const rows = await load({ url: `${fixtures.base}/rows`, requests: 400, meters: bare });
  const inbox = await load({ url: `${stand.base}/inbox/open`, cookie, requests: 300, meters: ours });
  const rowsAgain = await load({ url: `${fixtures.base}/rows`, requests: 400, meters: bare });
  const rowRefresh = await load({ url: refresh, cookie, requests: 1000, meters: ours });
  const jsonAgain = await load({ url: `${fixtures.base}/api/json`, requests: 2000, meters: bare });
  const ticket = await load({
    url: `${stand.base}/tickets/${number?.number}`,
    cookie,
    requests: 300,
    meters: ours,
  });

  const page = (rows.total + rowsAgain.total) / 2;
  const route = (json.total + jsonAgain.total) / 2;
  table.note("CPU of an empty route", `${emptyRoute.total.toFixed(2)} ms`);
  table.note("CPU of the small JSON route", `${route.toFixed(2)} ms`);
  table.note("CPU of an empty page", `${emptyPage.total.toFixed(2)} ms`);
  table.note("CPU of the bare page with 50 rows", `${page.toFixed(2)} ms, ${kb(rows)}`);
  table.judge(
    "inbox page, 50 rows at 100,000 tickets, CPU with PostgreSQL's",
    "<= 2.5 × bare page",
    `${(inbox.total / page).toFixed(2)} × (${parts(inbox)}, ${kb(inbox)})`,
    inbox.total / page <= 2.5,
  );
  table.judge(
    "row refresh, CPU with PostgreSQL's",
    "<= 3 × JSON route",
    `${(rowRefresh.total / route).toFixed(2)} × (${parts(rowRefresh)})`,
    rowRefresh.total / route <= 3,
  );
  table.note(
    "ticket page, CPU with PostgreSQL's",
    `${(ticket.total / page).toFixed(2)} × (${parts(ticket)}, ${kb(ticket)})`,
  );
}

/** @param {{ cpu: Record<string, number> }} one */
function parts({ cpu }) {
  return `web ${cpu.web?.toFixed(2)} + PostgreSQL ${cpu.postgres?.toFixed(2)} ms`;
}

/** @param {{ bytes: number }} one */
function kb({ bytes }) {
  return `${Math.round(bytes / 1024)} KB`;
}
