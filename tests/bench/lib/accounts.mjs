import http from "node:http";
import { openSql } from "../../support/sql.mjs";
import { postgresCpu, processCpu } from "./cpu.mjs";
import { loadInTurns } from "./load.mjs";

const SIZES = [10_000, 1_000_000];
const SEARCHES = 400;
const NAMES =
  "ada aline amara anton aylin ben bruno carla cem dana dilan elif emil erik fatma finn greta hugo ida ines jan jonas kaya lale leon lina mara mats mila nele nina noah oskar pia paul rosa ruth sami sara tara theo umut vera willem yara zeki zoe".split(
    " ",
  );

/**
 * Processor per request of the session's look-up and the check of a permission, for somebody who is then refused,
 * against a route that answers a row by its primary key, in the same run.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {{ agent: string, fixtures: { base: string, pid: number } }} plan
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measureAccess(stand, { agent, fixtures }, table) {
  const postmaster = await stand.postgresPid();
  const postgres = () => postgresCpu(postmaster);
  const { row, refused } = await loadInTurns({
    row: {
      url: `${fixtures.base}/api/row`,
      requests: 2000,
      meters: { web: () => processCpu(fixtures.pid), postgres },
    },
    refused: {
      url: `${stand.base}/api/quarantine/1`,
      cookie: `helpdesk-session=${agent}`,
      status: 403,
      requests: 2000,
      meters: { web: () => processCpu(stand.pids.web), postgres },
    },
  });
  table.note("CPU of a JSON route with one row by primary key", `${row.total.toFixed(2)} ms`);
  table.judge(
    "session look-up and permission check, CPU with PostgreSQL's",
    "<= 2 × JSON route with one row",
    `${(refused.total / row.total).toFixed(2)} × (web ${refused.cpu.web?.toFixed(2)} + PostgreSQL ${refused.cpu.postgres?.toFixed(2)} ms)`,
    refused.total / row.total <= 2,
  );
}

/**
 * How long an agent waits for the customers that a typed beginning finds, among ten thousand and among a million.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {string} token of a session
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measurePeople(stand, token, table) {
  const waits = [];
  for (const size of SIZES) {
    await addPeople(stand.adminUrl, size);
    const found = await searches(stand, token);
    waits.push(found);
    table.note(
      `search among ${size.toLocaleString("en")} people`,
      `median ${found.median.toFixed(1)} ms, p95 ${found.p95.toFixed(1)} ms`,
    );
  }
  const [few, many] = waits;
  const ratio = (many?.p95 ?? Number.NaN) / (few?.p95 ?? Number.NaN);
  table.judge(
    "people search at 1,000,000, p95",
    "<= 1.3 × that at 10,000",
    `${ratio.toFixed(2)} ×`,
    ratio <= 1.3,
  );
}

/** @param {string} adminUrl @param {number} size how many there are then */
async function addPeople(adminUrl, size) {
  const url = new URL(adminUrl);
  url.pathname = "/helpdesk";
  const sql = openSql(url.href);
  const names = NAMES.map((name) => `'${name}'`).join(",");
  await sql.unsafe(`
    set session_replication_role = replica;
    with made as (
      insert into users (kind, name, status, theme, undo_seconds, created_at)
        select 'customer', initcap((array[${names}])[(1 + n % ${NAMES.length})::int]) || ' ' ||
          initcap(substr(translate(md5(n::text), '0123456789', 'ghijklmnop'), 1, (4 + n % 7)::int)), 'active', 'system', 0, now()
        from generate_series((select count(*) from users where kind = 'customer') + 1, ${size}) n
        returning id, name)
    insert into user_emails (user_id, address, is_primary)
      select id, lower(replace(name, ' ', '.')) || id || '@' || substr(md5(id::text), 1, 6) || '.test', true from made;
  `);
  await sql.unsafe("vacuum analyze");
  await sql.end();
}

/**
 * What people type: the beginning of a surname, two beginnings, or of an address; one after another.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {string} token
 */
async function searches(stand, token) {
  const people = await stand.sql`
    select name, address from users join user_emails on user_id = users.id
    where kind = 'customer' order by md5(users.id::text) limit ${SEARCHES}`;
  const agent = new http.Agent({ keepAlive: true });
  const waits = [];
  for (const [at, { name, address }] of people.entries()) {
    const [first, last] = String(name).split(" ");
    const typed = [last?.slice(0, 4), `${first?.slice(0, 3)} ${last?.slice(0, 3)}`, address.slice(0, 9)][
      at % 3
    ];
    const begun = performance.now();
    await get(`${stand.base}/api/portal/customers?q=${encodeURIComponent(typed ?? "")}`, agent, token);
    waits.push(performance.now() - begun);
  }
  agent.destroy();
  // The first are of a plan that is not made yet, and of pages that are not in memory.
  const sorted = waits.slice(100).sort((a, b) => a - b);
  const at = (/** @type {number} */ share) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95) };
}

/** @param {string} url @param {http.Agent} agent @param {string} token @returns {Promise<void>} */
function get(url, agent, token) {
  return new Promise((resolve, reject) => {
    const headers = { cookie: `helpdesk-session=${token}` };
    const request = http.get(url, { agent, headers }, (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200 ? resolve() : reject(new Error(`${response.statusCode}`)),
      );
    });
    request.on("error", reject);
  });
}
