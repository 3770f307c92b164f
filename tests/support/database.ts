import { pool } from "../../db/client";
import { openSql } from "./sql.mjs";

/** A clone of the migrated template for this process. */
export async function cloneDatabase(adminUrl: string, template: string): Promise<string> {
  const name = `test_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = openSql(adminUrl);
  await admin.unsafe(`create database ${name} template ${template} strategy file_copy`);
  await admin.end();
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** What the migrations seed stays; the system user is the only user that does. */
const seeded = ["sla_policies", "sla_targets", "users"];
let statement: string | undefined;

/** Empties every table, read from the catalogue, in one round trip; triggers and foreign keys sleep meanwhile. */
export async function emptyTables(): Promise<void> {
  statement ??= await deleteAll();
  await pool().query(`set session_replication_role = replica; ${statement}
    delete from users where kind <> 'system'; set session_replication_role = default;`);
}

/** How many connections of this database wait for another's lock. */
export async function waitingForLocks(): Promise<number> {
  const { rows } = await pool().query(`select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return rows[0]?.count;
}

async function deleteAll(): Promise<string> {
  const { rows } = await pool().query("select tablename as name from pg_tables where schemaname = 'public'");
  return rows
    .filter(({ name }) => !seeded.includes(name))
    .map(({ name }) => `delete from "${name}";`)
    .join("\n");
}
