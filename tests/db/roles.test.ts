import { Client } from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { grantToApplication } from "../../db/migrate";

/** The role that the product runs as, beside the owner of its tables. */
const role = `application_${process.pid}`;
let owner: Client;
let application: Client;

beforeAll(async () => {
  const url = new URL(process.env.DATABASE_URL ?? "");
  owner = new Client({ connectionString: url.href });
  await owner.connect();
  await owner.query(`create role ${role} login password 'test'`);
  await grantToApplication(url.href, role);
  url.username = role;
  url.password = "test";
  application = new Client({ connectionString: url.href });
  await application.connect();
});

afterAll(async () => {
  await application.end();
  await owner.query(`drop owned by ${role}`);
  await owner.query(`drop role ${role}`);
  await owner.end();
});

it("may read and write every table of ours and of the queues, only look at the list of migrations, and only add events", async () => {
  const { rows } = await application.query(`
    select schemaname || '.' || tablename as name,
      has_table_privilege(format('%I.%I', schemaname, tablename), 'insert')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'update')
        and has_table_privilege(format('%I.%I', schemaname, tablename), 'delete') as writes,
      has_table_privilege(format('%I.%I', schemaname, tablename), 'select') as reads
    from pg_tables where schemaname in ('public', 'bullmq', 'drizzle') order by name`);
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter(({ reads }) => !reads)).toEqual([]);
  expect(rows.filter(({ writes }) => !writes).map(({ name }) => name)).toEqual([
    "drizzle.__drizzle_migrations",
    "public.event_details",
    "public.events",
  ]);
  const sequences = await application.query(`
    select sequence_name as name from information_schema.sequences
    where not has_sequence_privilege(format('%I.%I', sequence_schema, sequence_name), 'usage')`);
  expect(sequences.rows).toEqual([]);
  await application.query(`insert into events (at, name, actor_kind, subject_kind, subject_id, payload, depth)
    values (now(), 'test.granted', 'system', 'user', 1, '{}', 0)`);
  await application.query("update event_details set details = '{}'");
  await application.query("insert into tags (name, created_at) values ('granted', now())");
  await application.query("delete from tags where name = 'granted'");
});

it.each([
  "drop table tickets",
  "alter table tickets disable trigger all",
  "alter table users add column admin boolean",
  "truncate events",
  "update events set name = 'other'",
  "delete from events",
  "delete from event_details",
  "create table public.mine (id int)",
  "insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 1)",
  "set session_replication_role = replica",
])("may not: %s", async (statement) => {
  await expect(application.query(statement)).rejects.toMatchObject({
    code: "42501",
  });
});
