import { postgresCpu, processCpu } from "./cpu.mjs";
import { loadInTurns } from "./load.mjs";

/**
 * Processor per request of the inbox and of a row refresh at 100,000 tickets, against pages and routes that have
 * neither sign-in nor database, in the same run.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {{ token: string, tokens: string[], fixtures: { base: string, pid: number } }} plan
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measurePages(stand, { token, tokens, fixtures }, table) {
  const cookie = `helpdesk-session=${token}`;
  const postmaster = await stand.postgresPid();
  const bare = { web: () => processCpu(fixtures.pid) };
  const ours = { web: () => processCpu(stand.pids.web), postgres: () => postgresCpu(postmaster) };
  const ids = await stand.sql`select id::int from tickets where status = 'open' order by next_due_at limit 3`;
  const refresh = `${stand.base}/api/portal/rows?view=open&ids=${ids.map(({ id }) => id).join(",")}`;
  const [number] = await stand.sql`select number::int from tickets where status = 'open' limit 1`;

  const fixture = (/** @type {string} */ path, /** @type {number} */ requests, status = 200) => ({
    url: `${fixtures.base}${path}`,
    requests,
    status,
    meters: bare,
  });
  const product = (/** @type {string} */ url, /** @type {number} */ requests) => ({
    url,
    cookie,
    requests,
    meters: ours,
  });
  const pages = await loadInTurns({
    empty: fixture("/empty", 600),
    rows: fixture("/rows", 600),
    inbox: product(`${stand.base}/inbox/open`, 400),
    ticket: product(`${stand.base}/tickets/${number?.number}`, 400),
  });
  const routes = await loadInTurns({
    empty: fixture("/api/empty", 2000, 204),
    json: fixture("/api/json", 2000),
    refresh: product(refresh, 1000),
    api: { url: `${stand.base}/api/v1/tickets?limit=50`, tokens, requests: 1000, meters: ours },
  });
  const [page, route] = [pages.rows.total, routes.json.total];
  table.note("CPU of an empty route", `${routes.empty.total.toFixed(2)} ms`);
  table.note("CPU of the small JSON route", `${route.toFixed(2)} ms`);
  table.note("CPU of an empty page", `${pages.empty.total.toFixed(2)} ms`);
  table.note("CPU of the bare page with 50 rows", `${page.toFixed(2)} ms, ${kb(pages.rows)}`);
  table.judge(
    "inbox page, 50 rows at 100,000 tickets, CPU with PostgreSQL's",
    "<= 2.5 × bare page",
    `${(pages.inbox.total / page).toFixed(2)} × (${parts(pages.inbox)}, ${kb(pages.inbox)})`,
    pages.inbox.total / page <= 2.5,
  );
  table.judge(
    "row refresh, CPU with PostgreSQL's",
    "<= 3 × JSON route",
    `${(routes.refresh.total / route).toFixed(2)} × (${parts(routes.refresh)})`,
    routes.refresh.total / route <= 3,
  );
  const { web: apiWeb = Number.NaN } = routes.api.cpu;
  table.judge(
    "API list of 50 tickets with a token, CPU with PostgreSQL's",
    "<= 3 × JSON route",
    `${(routes.api.total / route).toFixed(2)} ×, without it ${(apiWeb / route).toFixed(2)} × (${parts(routes.api)}, ${kb(routes.api)})`,
    routes.api.total / route <= 3,
  );
  table.note(
    "ticket page, CPU with PostgreSQL's",
    `${(pages.ticket.total / page).toFixed(2)} × (${parts(pages.ticket)}, ${kb(pages.ticket)})`,
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
