import { readFile } from "node:fs/promises";
import path from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres from "postgres";

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
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  try {
    await sql`select pg_advisory_lock(${migrationLock})`;
    await refuseNewerDatabase(sql, folder);
    await migrate(drizzle(sql), { migrationsFolder: folder });
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function refuseNewerDatabase(sql: postgres.Sql, folder: string): Promise<void> {
  const [found] = await sql`select to_regclass('drizzle.__drizzle_migrations') as name`;
  if (!found?.name) return;
  const [last] = await sql`select max(created_at)::float8 as at from drizzle.__drizzle_migrations`;
  const journal = JSON.parse(await readFile(path.join(folder, "meta", "_journal.json"), "utf8")) as Journal;
  const newest = Math.max(...journal.entries.map((entry) => entry.when));
  if (Number(last?.at ?? 0) > newest) {
    throw new Error(
      "The database belongs to a newer version of Helpdesk: start that version, or restore a back-up.",
    );
  }
}
