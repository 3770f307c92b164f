import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/**
 * An instant as milliseconds since 1970, for rows by the hundred: to make a `Date` of each value of a column, and text
 * of that again, costs more than to read the row.
 */
export function milliseconds(instant: SQLWrapper): SQL<number> {
  // Neither `extract`, which counts in numeric, nor a float, whose digits are dear to write.
  return sql<number>`(date_part('epoch', ${instant}) * 1000)::bigint`.mapWith(Number);
}
