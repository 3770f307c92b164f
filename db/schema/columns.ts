import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { bigint, check, timestamp } from "drizzle-orm/pg-core";

/** Bigint identity, read as a JavaScript number (safe up to 2^53, far beyond any installation). */
export const identity = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** Reference to another table's bigint identity. */
export const ref = () => bigint({ mode: "number" });

/** An instant, UTC, to the millisecond. No default: a domain time comes from the verb, never from a column. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

/** A check constraint that holds a text column to a closed list of db/enums.ts. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
}
