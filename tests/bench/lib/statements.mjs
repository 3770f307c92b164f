import { openSql } from "../../support/sql.mjs";

const TIMES = 5;
const MOST = { inbox: 12, ticket: 10 };

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
  const pages = /** @type {const} */ ([
    ["inbox", "/inbox/open"],
    ["ticket", `/tickets/${await busyTicket(sql)}`],
  ]);
  for (const [name, path] of pages) {
    const view = () => fetch(`${stand.base}${path}`, { headers: { cookie: `helpdesk-session=${token}` } });
    await (await view()).text();
    await sql`select pg_stat_statements_reset()`;
    for (let turn = 0; turn < TIMES; turn++) await (await view()).text();
    const found = await sql`
      select calls::int, query from pg_stat_statements s join pg_roles r on r.oid = s.userid
      where r.rolname = 'helpdesk' and query not like '%pg_stat_statements%' order by calls desc`;
    const count = found.reduce((sum, row) => sum + row.calls, 0) / TIMES;
    const most = MOST[name];
    table.judge(`SQL statements of the ${name} page`, `<= ${most}`, String(count), count <= most);
    console.log(`\n${name} page:`);
    for (const { calls, query } of found)
      console.log(`  ${calls / TIMES} × ${query.replace(/\s+/g, " ").slice(0, 110)}`);
  }
  await sql.end();
}

/**
 * A ticket with everything that a page could have to look up a name for: a team, another ticket that it names, and a
 * timeline of assignments, teams, tags and appointments. By SQL, as the filling is.
 * @param {ReturnType<typeof openSql>} sql
 * @returns {Promise<number>} its number
 */
async function busyTicket(sql) {
  const [ticket] = await sql`select id, number::int from tickets where status = 'open' order by id limit 1`;
  const [other] = await sql`select id from tickets where status = 'solved' order by id limit 1`;
  const [agent] = await sql`select id from users where kind = 'staff' order by id desc limit 1`;
  const [team] =
    await sql`insert into teams (name, restricted, hue) values ('Repairs', false, 200) returning id`;
  if (!ticket || !other || !agent || !team) throw new Error("nothing was filled");
  await sql`update tickets set team_id = ${team.id}, claims_ticket_id = ${other.id} where id = ${ticket.id}`;
  await sql`insert into appointments (title, place, starts_at, ends_at, ticket_id, assignee_id, created_by_id, version,
      created_at, updated_at)
    values ('Visit', '', now() + interval '1 day', now() + interval '25 hours', ${ticket.id}, ${agent.id}, ${agent.id},
      1, now(), now())`;
  for (const [name, payload] of [
    ["ticket.assigned", { from: null, to: Number(agent.id) }],
    ["ticket.team-changed", { from: null, to: Number(team.id) }],
    ["ticket.tags-changed", { from: [], to: ["pressure"] }],
    ["ticket.priority-changed", { from: "normal", to: "high" }],
    ["appointment.created", {}],
  ]) {
    await sql`insert into events (at, name, actor_kind, actor_id, subject_kind, subject_id, ticket_id, payload, depth)
      values (now(), ${name}, 'staff', ${agent.id}, 'ticket', ${ticket.id}, ${ticket.id}, ${payload}, 0)`;
  }
  return ticket.number;
}
