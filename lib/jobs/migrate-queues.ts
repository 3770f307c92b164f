import { runMigrations } from "bullmq";
import { Client } from "pg";

/** Brings BullMQ's own PostgreSQL schema up to date; idempotent, and serialised by its advisory lock. */
export async function migrateQueues(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await runMigrations(client);
  } finally {
    await client.end();
  }
}
