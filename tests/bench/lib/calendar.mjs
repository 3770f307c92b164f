import { postgresCpu, processCpu } from "./cpu.mjs";
import { loadInTurns } from "./load.mjs";

/** A month that nothing else of the filling reaches. */
const MONTH = "2031-05-01";
const EMPTY_MONTH = "2035-05-01";
const EACH = 250;
const MOST = 4;

/**
 * Processor per request of a month with 500 entries, half of them appointments and half deadlines, against an empty page
 * without sign-in and database, in the same run.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {{ token: string, fixtures: { base: string, pid: number } }} plan
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measureCalendar(stand, { token, fixtures }, table) {
  await fillMonth(stand.sql);
  const address = (/** @type {string} */ month) => `${stand.base}/calendar?view=month&date=${month}`;
  const url = address(MONTH);
  const cookie = `helpdesk-session=${token}`;
  const shown = await entriesIn(url, cookie);
  const postmaster = await stand.postgresPid();
  const meters = { web: () => processCpu(stand.pids.web), postgres: () => postgresCpu(postmaster) };
  const { empty, bare, month } = await loadInTurns({
    empty: { url: `${fixtures.base}/empty`, requests: 1200, meters: { web: () => processCpu(fixtures.pid) } },
    bare: { url: address(EMPTY_MONTH), cookie, requests: 800, meters },
    month: { url, cookie, requests: 800, meters },
  });
  const ratio = month.total / empty.total;
  table.note("CPU of an empty page", `${empty.total.toFixed(2)} ms`);
  table.note(
    "calendar month without an entry",
    `${(bare.total / empty.total).toFixed(2)} × (web ${bare.cpu.web?.toFixed(2)} + PostgreSQL ${bare.cpu.postgres?.toFixed(2)} ms)`,
  );
  table.judge(
    `calendar month with ${shown} entries, CPU with PostgreSQL's`,
    `<= ${MOST} × empty page`,
    `${ratio.toFixed(2)} × (web ${month.cpu.web?.toFixed(2)} + PostgreSQL ${month.cpu.postgres?.toFixed(2)} ms, ${Math.round(month.bytes / 1024)} KB)`,
    ratio <= MOST && shown === 2 * EACH,
  );
}

/** @param {import("../../prove/lib/installation.mjs").Installation["sql"]} sql */
async function fillMonth(sql) {
  await sql`
    insert into appointments (title, place, starts_at, ends_at, ticket_id, assignee_id, created_by_id, version,
      created_at, updated_at)
    select 'Bench visit ' || t.n, 'Main street ' || t.n, at, at + interval '1 hour', t.id, t.assignee_id, t.assignee_id, 1,
      now(), now()
    from (select row_number() over (order by id) as n, id, assignee_id from tickets
      where assignee_id is not null order by id limit ${EACH}) t,
      lateral (select ${MONTH}::date + interval '7 hours' + t.n * interval '2 hours 50 minutes' as at) times`;
  await sql`
    update sla_clocks c set due_at = ${MONTH}::date + interval '8 hours' + late.n * interval '2 hours 50 minutes'
    from (select row_number() over (order by id) as n, id from sla_clocks
      where state = 'running' and metric = 'resolution' order by id limit ${EACH}) late
    where late.id = c.id`;
}

/**
 * How many entries the page names: each appointment by its title, each deadline by its ticket's subject.
 * @param {string} url
 * @param {string} cookie
 */
async function entriesIn(url, cookie) {
  const html = await (await fetch(url, { headers: { cookie } })).text();
  const named = html.match(/Bench visit \d+|Machine \d+ loses pressure/g) ?? [];
  return new Set(named).size;
}
