import { NodePgDatabase, NodePgSession, NodePgTransaction } from "drizzle-orm/node-postgres";
import { PgDialect } from "drizzle-orm/pg-core";
import { Pool, type QueryResult } from "pg";
import { env } from "@/lib/core/env";
import { type NotNullable, rowMapper } from "./row-mapper";
import { statementName } from "./statement-name";

type Schema = Record<string, never>;
export type Database = NodePgDatabase<Schema>;
export type Tx = NodePgTransaction<Schema, Schema>;
/** What a query reads from: the pool, or the transaction of the verb that asks. */
export type Reader = Database | Tx;

type Client = { pool: Pool; db: Database };
// `next dev` loads modules anew on each change: one pool per process all the same.
const holder = globalThis as { helpdeskDatabase?: Client };
const dialect = new PgDialect({ casing: "snake_case" });

function client(): Client {
  holder.helpdeskDatabase ??= open();
  return holder.helpdeskDatabase;
}

/**
 * What a connection is told at its start. A pooler such as PgBouncer shares connections between statements and takes
 * none of it: there the role has these settings (docs/operations.md), and doctor looks whether it does.
 */
const ownConnection = {
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 30_000,
  // Planning costs more than running: one plan for a text, whatever its parameters (see columns.ts, closed).
  options: "-c plan_cache_mode=force_generic_plan",
};

/** Whether a pooler stands between: it does where the way past it is named. */
function isPooled(): boolean {
  const { DATABASE_URL, DATABASE_DIRECT_URL } = env();
  return DATABASE_DIRECT_URL !== undefined && DATABASE_DIRECT_URL !== DATABASE_URL;
}

function open(): Client {
  const made = new Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: "helpdesk",
    ...(isPooled() ? {} : ownConnection),
    // What a verb asks for at once travels at once.
    pipeline: true,
  });
  // Whoever waits on a connection that dies is told by his query; unheard, the event would end the process.
  made.on("connect", (one) => one.on("error", () => {}));
  made.on("error", () => {});
  return {
    pool: made,
    db: new NodePgDatabase(dialect, new NamingSession(made, dialect, undefined), undefined),
  };
}

type Prepare = NodePgSession<Schema, Schema>["prepareQuery"];
type Rows = unknown[][];

/**
 * Drizzle names a statement only where it is asked to; here each is named after its text, and planned once for each
 * connection. Names given by hand would clash after a change under `next dev`, which keeps its connections.
 */
class NamingSession extends NodePgSession<Schema, Schema> {
  // The next statement of a pooled connection may meet another server, which knows no names.
  readonly #named = !isPooled();

  override prepareQuery: Prepare = (query, fields, _name, asArrays, given, ...rest) => {
    let map: ReturnType<typeof rowMapper> | undefined;
    const mapRows = (rows: Rows): never => {
      // Drizzle says which joins may be empty once the query is prepared, and keeps that out of its types.
      map ??= rowMapper(
        fields ?? [],
        (prepared as { joinsNotNullableMap?: NotNullable }).joinsNotNullableMap,
      );
      return rows.map(map) as never;
    };
    const mapper = given ?? (fields && mapRows);
    const prepared: ReturnType<Prepare> = super.prepareQuery(
      query,
      fields,
      this.#named ? statementName(query.sql) : undefined,
      asArrays,
      mapper,
      ...rest,
    );
    return prepared as never;
  };
}

/** The database of this process; the pool opens on first use. */
export function db(): Database {
  return client().db;
}

/** The pool beneath, for what drizzle does not speak: health, limits, notifications. */
export function pool(): Pool {
  return client().pool;
}

/** The database's clock at this moment, not at the transaction's start: microseconds, exact as a JavaScript number. */
export const databaseClock = "(extract(epoch from clock_timestamp()) * 1000000)::bigint::float8";

/**
 * Runs `work` in one transaction on a connection of its own: committed when it resolves, rolled back when it rejects.
 * Drizzle's own `transaction` loses the connection for good when it dies between being taken and BEGIN.
 * @param work gets the transaction and the database's instant at its start, to the millisecond
 * @param committed gets the database's clock after the commit, in microseconds: who reads later sees what was written
 * @throws what `work` throws; Error when a statement failed in it unseen, so that PostgreSQL refused to commit
 */
export async function inTransaction<Result>(
  work: (tx: Tx, startedAt: Date) => Promise<Result>,
  committed: (at: number) => void = () => {},
): Promise<Result> {
  const connection = await pool().connect();
  let broken: boolean | Error = false;
  try {
    const begun = await connection.query("begin; select (extract(epoch from now()) * 1000)::float8 as now");
    const [, { rows }] = begun as unknown as [QueryResult, QueryResult<{ now: number }>];
    const session = new NamingSession(connection, dialect, undefined);
    const result = await work(
      new NodePgTransaction(dialect, session, undefined),
      new Date(rows[0]?.now ?? Number.NaN),
    );
    const ended = await connection.query(`commit; select ${databaseClock} as at`);
    const [{ command }, clock] = ended as unknown as [QueryResult, QueryResult<{ at: number }>];
    if (command !== "COMMIT")
      throw new Error("the transaction was not committed: a statement in it had failed");
    committed(clock.rows[0]?.at ?? Number.NaN);
    return result;
  } catch (error) {
    await connection.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    connection.release(broken);
  }
}

/** Ends the pool once its statements are done; a later `db()` opens another. */
export async function closeDatabase(): Promise<void> {
  const open = holder.helpdeskDatabase;
  holder.helpdeskDatabase = undefined;
  await open?.pool.end();
}
