import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";

/**
 * `column = any($1)`: the values go as one array. `inArray` writes a parameter for each, and so another statement, to be
 * planned anew, for each length.
 */
export function isAnyOf<Column extends AnyPgColumn>(column: Column, values: Column["_"]["data"][]): SQL {
  return sql`${column} = any(${sql.param(values)})`;
}
