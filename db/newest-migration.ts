import type { Client, Pool } from "pg";

/** When the newest migration that has run was written, as the journal dates it; null in a database without any. */
export async function newestMigration(reader: Client | Pool): Promise<number | null> {
  const found = await reader.query("select to_regclass('drizzle.__drizzle_migrations') as name");
  if (!found.rows[0]?.name) return null;
  const { rows } = await reader.query(
    "select max(created_at)::float8 as at from drizzle.__drizzle_migrations",
  );
  return rows[0]?.at ?? null;
}
