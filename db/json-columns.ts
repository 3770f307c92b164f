import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * The rows of a query as one JSON text, column by column: `[[1,2],["a","b"]]`, in the order in which they are read.
 * For hundreds of rows that only pass through: the driver makes each value of a row, and drizzle each row, an object of
 * its own.
 */
export function jsonColumns(...columns: SQLWrapper[]): SQL<string> {
  const parts = columns.map((column) => sql`coalesce(array_to_json(array_agg(${column})), '[]')`);
  return sql<string>`concat('[', ${sql.join(parts, sql`, ',', `)}, ']')`;
}
