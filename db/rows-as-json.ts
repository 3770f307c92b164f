import { type SQL, type SQLWrapper, sql } from "drizzle-orm";

/** A query's rows as one value of another query, in their order. */
export function rowsAsJson<Row>(query: SQLWrapper): SQL<Row[]> {
  return sql`(select coalesce(json_agg(chosen), '[]') from (${query}) chosen)`;
}
