import path from "node:path";
import { grantToApplication, migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/core/env";
import { migrateQueues } from "@/lib/jobs/migrate-queues";

export const migrations = path.resolve("db/migrations");

/** The address of the role that owns the tables. */
export function ownerUrl(): string {
  return env().DATABASE_MIGRATION_URL ?? env().DATABASE_URL;
}

/** Our tables, the queues', and the rights of the role that the product runs as, where that is another one. */
export async function bringUpToDate(): Promise<void> {
  const url = ownerUrl();
  await migrateDatabase(url, migrations);
  if (!env().REDIS_URL) await migrateQueues(url);
  const role = userOf(env().DATABASE_URL);
  if (role && role !== userOf(url)) await grantToApplication(url, role);
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}
