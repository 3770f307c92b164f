import type { ExtractTablesWithRelations } from "drizzle-orm";
import { drizzle, type PostgresJsDatabase, type PostgresJsTransaction } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { env } from "@/lib/core/env";
import * as schema from "./schema";

export type Database = PostgresJsDatabase<typeof schema>;
export type Tx = PostgresJsTransaction<typeof schema, ExtractTablesWithRelations<typeof schema>>;
/** What a query reads from: the pool, or the transaction of the verb that asks. */
export type Reader = Database | Tx;

type Client = { sql: postgres.Sql; db: Database };
// `next dev` loads modules anew on each change: one pool per process all the same.
const holder = globalThis as { helpdeskDatabase?: Client };

function client(): Client {
  holder.helpdeskDatabase ??= open();
  return holder.helpdeskDatabase;
}

function open(): Client {
  const sql = postgres(env().DATABASE_URL, {
    max: env().DATABASE_POOL,
    connect_timeout: 10,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: "helpdesk",
      statement_timeout: 15_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return { sql, db: drizzle(sql, { schema, casing: "snake_case" }) };
}

/** The database of this process; the pool opens on first use. */
export function db(): Database {
  return client().db;
}

/** The pool beneath, for what drizzle does not speak: counting statements, health. */
export function sqlClient(): postgres.Sql {
  return client().sql;
}

/** Ends the pool within `seconds`; a later `db()` opens another. */
export async function closeDatabase(seconds = 5): Promise<void> {
  const open = holder.helpdeskDatabase;
  holder.helpdeskDatabase = undefined;
  await open?.sql.end({ timeout: seconds });
}
