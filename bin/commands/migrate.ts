import { mkdirSync } from "node:fs";
import path from "node:path";
import { grantToApplication, migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/core/env";
import { migrateQueues } from "@/lib/jobs/migrate-queues";
import { ensureSecrets } from "../lib/secrets.mjs";

/** `migrate`: brings the database to this build's schema; safe to run from several processes at once. */
// In compose's development stack it is the first to run, and web and worker share its data folder.
const { APP_ENV, AUTH_SECRET, DATA_DIR = ".data" } = process.env;
if (APP_ENV === "development" && !AUTH_SECRET) {
  mkdirSync(DATA_DIR, { recursive: true, mode: 0o700 });
  ensureSecrets(DATA_DIR);
}
const url = env().DATABASE_MIGRATION_URL ?? env().DATABASE_URL;
try {
  await migrateDatabase(url, path.resolve("db/migrations"));
  if (!env().REDIS_URL) await migrateQueues(url);
  const role = decodeURIComponent(new URL(env().DATABASE_URL).username);
  if (role && role !== decodeURIComponent(new URL(url).username)) await grantToApplication(url, role);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
