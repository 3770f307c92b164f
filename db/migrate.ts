import { readFile } from "node:fs/promises";
import path from "node:path";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client, escapeIdentifier } from "pg";
import { newestMigration } from "./newest-migration";

/** Any number will do, as long as every process of ours asks for the same. */
const migrationLock = 7_270_415;

type Journal = { entries: { when: number; tag: string }[] };

/**
 * Brings the database up to this build's schema. Safe when several processes start at once: one migrates under a
 * lock, the others wait and find nothing to do.
 * @param folder where the migrations lie
 * @throws Error with one clear sentence when the database is newer than this build
 */
export async function migrateDatabase(url: string, folder: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await refuseNewerDatabase(client, folder);
    await migrate(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}

async function refuseNewerDatabase(client: Client, folder: string): Promise<void> {
  const applied = await newestMigration(client);
  if (applied !== null && applied > (await newestOf(folder))) {
    throw new Error(
      "The database belongs to a newer version of Helpdesk: start that version, or restore a back-up.",
    );
  }
}

/** Whether a database that is in use lies behind this build: what should be backed up before it is migrated. */
export async function isBehind(url: string, folder: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const applied = await newestMigration(client);
    return applied !== null && applied < (await newestOf(folder));
  } finally {
    await client.end();
  }
}

async function newestOf(folder: string): Promise<number> {
  const journal = JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8")) as Journal;
  return Math.max(...journal.entries.map((entry) => entry.when));
}

/** Schemas as the migrations and BullMQ make them; Drizzle's own list of migrations is read for the health check only. */
const schemas = {
  public: "select, insert, update, delete",
  bullmq: "select, insert, update, delete",
  drizzle: "select",
};

/**
 * Where the owner of the tables is not the role that the product runs as: that role gets what it needs of everything
 * that is there, and owns nothing, so that it can neither drop nor alter a table.
 * @param url the owner's
 */
export async function grantToApplication(url: string, role: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  const name = escapeIdentifier(role);
  await client.connect();
  try {
    for (const [schema, rights] of Object.entries(schemas)) {
      const { rows } = await client.query("select to_regnamespace($1) as found", [schema]);
      if (!rows[0]?.found) continue;
      await client.query(`grant usage on schema ${schema} to ${name}`);
      await client.query(`grant ${rights} on all tables in schema ${schema} to ${name}`);
      await client.query(`grant usage, select on all sequences in schema ${schema} to ${name}`);
      await client.query(`grant execute on all functions in schema ${schema} to ${name}`);
    }
    // What happened is added to and read. Of the details, which are personal, erasure blanks some.
    await client.query(`revoke update, delete on public.events from ${name}`);
    await client.query(`revoke delete on public.event_details from ${name}`);
  } finally {
    await client.end();
  }
}
