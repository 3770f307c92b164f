import { type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { decodeCursor, encodeCursor } from "@/lib/core/pagination";

/** Lists by name go on behind the last one's name and id, as their indexes have it. */
export function afterName(name: AnyPgColumn, id: AnyPgColumn, cursor: string | undefined): SQL | undefined {
  if (cursor === undefined) return undefined;
  const last = decodeCursor(cursor);
  // A cursor is whatever somebody sends: no character that PostgreSQL does not take.
  const key = last.key.replaceAll("\0", "").toWellFormed();
  return sql`(lower(${name}), ${id}) > (${key}::text, ${last.id}::bigint)`;
}

export function byName(name: AnyPgColumn, id: AnyPgColumn): SQL[] {
  return [sql`lower(${name})`, sql`${id}`];
}

/** Of a row whose `sortKey` is its `lower(name)`, as PostgreSQL writes it. */
export function nameCursor({ sortKey, id }: { sortKey: string; id: number }): string {
  return encodeCursor(sortKey, id);
}
