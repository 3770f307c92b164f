import { openSql } from "../../support/sql.mjs";

const TIMES = 5;
const MOST = 12;

/**
 * Statements that one view of a page sends, counted by PostgreSQL itself.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {string} token
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function countStatements(stand, token, table) {
  const url = new URL(stand.adminUrl);
  url.pathname = "/helpdesk";
  const sql = openSql(url.href);
  await sql`create extension if not exists pg_stat_statements`;
  const [ticket] = await stand.sql`select number::int from tickets where status = 'open' limit 1`;
  for (const [name, path] of [
    ["inbox", "/inbox/open"],
    ["ticket", `/tickets/${ticket?.number}`],
  ]) {
    const view = () => fetch(`${stand.base}${path}`, { headers: { cookie: `helpdesk-session=${token}` } });
    await (await view()).text();
    await sql`select pg_stat_statements_reset()`;
    for (let turn = 0; turn < TIMES; turn++) await (await view()).text();
    const found = await sql`
      select calls::int, query from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname = 'helpdesk' and query not like '%pg_stat_statements%' order by calls desc`;
    const count = found.reduce((sum, row) => sum + row.calls, 0) / TIMES;
    table.judge(`SQL statements of the ${name} page`, `<= ${MOST}`, String(count), count <= MOST);
    console.log(`\n${name} page:`);
    for (const { calls, query } of found)
      console.log(`  ${calls / TIMES} × ${query.replace(/\s+/g, " ").slice(0, 110)}`);
  }
  await sql.end();
}
