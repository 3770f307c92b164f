import { afterAll, beforeEach, inject } from "vitest";
import { closeDatabase } from "../../db/client";
import { closeQueues } from "../../lib/jobs/queue";
import { closeRedis } from "../../lib/stores/redis";
import { cloneDatabase, emptyTables } from "./database";

// Several files share one process (isolate: false): the clone is made by the first of them.
const holder = globalThis as { helpdeskTestDatabase?: Promise<string> };
holder.helpdeskTestDatabase ??= cloneDatabase(inject("adminUrl"), inject("template"));
Object.assign(process.env, {
  APP_ENV: "test",
  APP_URL: "http://localhost:3999",
  AUTH_SECRET: "a secret for tests only, long enough",
  DATA_KEY: "another secret for tests, long enough",
  OUTBOUND_ALLOW: "localhost",
  STORAGE_URL: `file://${inject("storage")}/${process.env.VITEST_POOL_ID ?? 0}`,
  DATABASE_URL: await holder.helpdeskTestDatabase,
  DATABASE_POOL: "6",
});
// The project "redis" sets it; each process has a database of its own there too, which it may empty.
if (process.env.REDIS_URL) {
  const url = new URL(process.env.REDIS_URL);
  url.pathname = `/${Number(process.env.VITEST_POOL_ID ?? 0) % 16}`;
  process.env.REDIS_URL = url.href;
}

beforeEach(async () => {
  await emptyTables();
});

afterAll(async () => {
  await closeQueues();
  await closeRedis();
  await closeDatabase();
});
