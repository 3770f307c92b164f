import { type Client, escapeIdentifier } from "pg";

/**
 * Takes foreign keys and our triggers off, so that rows may come table by table, and empties what the migrations
 * seeded. Only the owner of the tables may, and no superuser is needed. The keys wait in a table of this transaction.
 */
export async function loosenTables(client: Client, tables: string[]): Promise<void> {
  const all = tables.map(escapeIdentifier).join(", ");
  await client.query(`create temporary table loosened on commit drop as
    select conname, conrelid::regclass::text as on_table, pg_get_constraintdef(oid) as definition
    from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`);
  for (const { conname, on_table } of await loosened(client)) {
    await client.query(`alter table ${on_table} drop constraint ${escapeIdentifier(conname)}`);
  }
  for (const table of tables)
    await client.query(`alter table ${escapeIdentifier(table)} disable trigger user`);
  await client.query(`truncate ${all}`);
}

/** Puts them back, each key checked against the rows that are there now. */
export async function tightenTables(client: Client): Promise<void> {
  for (const { conname, on_table, definition } of await loosened(client)) {
    await client.query(`alter table ${on_table} add constraint ${escapeIdentifier(conname)} ${definition}`);
  }
  const { rows } = await client.query<{ name: string }>(
    "select distinct tgrelid::regclass::text as name from pg_trigger where not tgisinternal and tgenabled = 'D'",
  );
  for (const { name } of rows) await client.query(`alter table ${name} enable trigger user`);
}

type Loosened = { conname: string; on_table: string; definition: string };

async function loosened(client: Client): Promise<Loosened[]> {
  return (await client.query<Loosened>("select * from loosened order by on_table, conname")).rows;
}
