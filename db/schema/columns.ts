import { sql } from "drizzle-orm";
import { type AnyPgColumn, bigint, check, customType, timestamp } from "drizzle-orm/pg-core";

/** Bigint identity, read as a JavaScript number (safe up to 2^53, far beyond any installation). */
export const identity = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();

/** Reference to another table's bigint identity. */
export const ref = () => bigint({ mode: "number" });

/** An instant, UTC, to the millisecond. No default: a domain time comes from the verb, never from a column. */
export const instant = () => timestamp({ withTimezone: true, precision: 3, mode: "date" });

/**
 * Text of a closed list. Its values stand in a statement's text, not among its parameters: a plan is made once for a
 * text, and a partial index (`where state in (…)`) serves a plan only if its condition can be seen.
 */
export function closed<const Values extends readonly string[]>(values: Values) {
  return customType<{ data: Values[number]; driverData: string }>({
    dataType: () => "text",
    toDriver: (value) => {
      if (!values.includes(value)) throw new Error(`"${value}" is none of ${values.join(", ")}`);
      return sql.raw(`'${value}'`);
    },
  })();
}

/** Yes or no, in a statement's text for the same reason. */
export const flag = customType<{ data: boolean; driverData: boolean }>({
  dataType: () => "boolean",
  toDriver: (value) => sql.raw(value ? "true" : "false"),
});

/** A check constraint that holds a text column to a closed list of db/enums.ts. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})`);
}

/** An image in storage; browsers know it by its hash. */
export type StoredImage = { sha256: string; key: string; type: string; width: number; height: number };
