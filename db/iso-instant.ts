import { type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";

type Text<Column extends PgColumn> = Column["_"]["notNull"] extends true ? string : string | null;

/**
 * An instant as screens and programs get it: ISO 8601, in UTC, to the millisecond. For lists: to make a `Date` of each
 * value (which Next wraps) and text of that again was a twelfth of the web process's work for fifty tickets.
 */
export function isoInstant<Column extends PgColumn>(column: Column): SQL<Text<Column>> {
  return sql<Text<Column>>`${column}`.mapWith(toIso) as SQL<Text<Column>>;
}

/** @param text as PostgreSQL writes an instant: `2026-03-18 08:12:00.5+00` */
function toIso(text: string): string {
  // A session that is not in UTC, or a year of five digits.
  if (!text.endsWith("+00") || text[10] !== " ") return new Date(text).toISOString();
  const fraction = text.slice(20, -3).padEnd(3, "0");
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${fraction}Z`;
}
