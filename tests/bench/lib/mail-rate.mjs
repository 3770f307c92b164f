import { createTransport } from "nodemailer";
import { makeMails } from "../../prove/lib/traffic.mjs";
import { eachOf, until } from "../../prove/lib/wait.mjs";
import { openSql } from "../../support/sql.mjs";

const MAILS = 500;
const CONNECTIONS = 10;

/**
 * Mails through the listener over ten connections: how many a second are durable in the ledger, how many become
 * tickets, beside what the same disk takes in single-row commits.
 * @param {import("../../prove/lib/installation.mjs").Installation} stand
 * @param {string} to
 * @param {ReturnType<typeof import("./table.mjs").createTable>} table
 */
export async function measureMailRate(stand, to, table) {
  const inserts = await insertsPerSecond(stand.env.DATABASE_URL ?? "");
  const mails = makeMails(MAILS, "rate", to);
  const transport = createTransport({
    host: "127.0.0.1",
    port: stand.mailPort,
    ignoreTLS: true,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Number.POSITIVE_INFINITY,
  });
  const done = async () => {
    const [row] =
      await stand.sql`select count(*)::int from mail_ledger where state = 'routed' and envelope_from like 'rate%'`;
    return row?.count === MAILS;
  };
  const started = performance.now();
  await eachOf(mails, CONNECTIONS, async ({ raw, from }) => {
    await transport.sendMail({ raw, envelope: { from, to } });
  });
  const accepted = MAILS / ((performance.now() - started) / 1000);
  if (!(await until(done, { ms: 180_000, every: 50 }))) throw new Error("not every mail became a ticket");
  const routed = MAILS / ((performance.now() - started) / 1000);
  transport.close();
  const beside = (/** @type {number} */ rate) =>
    `${rate.toFixed(0)} /s, ${(rate / inserts).toFixed(2)} × inserts`;
  table.note("fsynced single-row inserts, 10 connections", `${inserts.toFixed(0)} /s`);
  table.judge(
    "SMTP accepted to durable ledger (500 mails, 10 connections)",
    ">= 100 /s",
    beside(accepted),
    accepted >= 100,
  );
  table.judge("SMTP accepted to ticket", ">= 40 /s", beside(routed), routed >= 40);
}

/** What this disk and this PostgreSQL take at best: one row a commit, each flushed. @param {string} url */
async function insertsPerSecond(url) {
  const sql = openSql(url, CONNECTIONS);
  await sql`create table bench_inserts (id bigint generated always as identity, text text)`;
  let count = 0;
  const until = performance.now() + 3000;
  await eachOf(Array(CONNECTIONS).fill(0), CONNECTIONS, async () => {
    while (performance.now() < until) {
      await sql`insert into bench_inserts (text) values ('one row, one commit, one flush')`;
      count++;
    }
  });
  await sql`drop table bench_inserts`;
  await sql.end();
  return count / 3;
}
