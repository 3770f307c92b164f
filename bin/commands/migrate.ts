import path from "node:path";
import { migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/core/env";
import { migrateQueues } from "@/lib/jobs/migrate-queues";

/** `migrate`: brings the database to this build's schema; safe to run from several processes at once. */
const url = env().DATABASE_MIGRATION_URL ?? env().DATABASE_URL;
try {
  await migrateDatabase(url, path.resolve("db/migrations"));
  if (!env().REDIS_URL) await migrateQueues(url);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
