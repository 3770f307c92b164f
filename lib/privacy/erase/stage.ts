import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { messages, ticketParticipants, tickets, type Watermarks } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";

/** An erasure that is under way: whom it is about, and where it is. */
export type Erasure = {
  id: number;
  userId: number;
  addresses: string[];
  names: string[];
  upTo: Watermarks;
  cursor: number;
};

/** What a batch did, and from where the next one goes on; null once nothing is left. */
type Batch = { handled: number; cursor: number | null };

/**
 * One batch of one kind of trace, in short transactions. Run twice it does the same: what is done is not found again, or
 * found as it should be.
 */
export type Stage = (system: Actor, erasure: Erasure) => Promise<Batch>;

/**
 * Where a walk through a table ends its next step: at the last of so many rows behind the cursor. Rows, not ids: those of a
 * table that had many lie far apart. Null behind the last.
 */
export async function stepEnd(
  table: SQLWrapper,
  { after, upTo, rows }: { after: number; upTo: number; rows: number },
): Promise<number | null> {
  const found = await db().execute<{ end: number | null }>(sql`select max(id)::float8 as end
    from (select ${table}.id from ${table} where ${table}.id > ${after} and ${table}.id <= ${upTo} order by 1 limit ${rows}) step`);
  return found.rows[0]?.end ?? null;
}

/** The tickets that he asked for, as an array for `= any(…)`. */
export function askedBy(userId: number): SQL {
  return sql`array(select ${tickets.id} from ${tickets} where ${tickets.requesterId} = ${userId})`;
}

/** … and those he had any part in. */
export function sharedBy(userId: number): SQL {
  return sql`array(select ${tickets.id} from ${tickets} where ${tickets.requesterId} = ${userId}
    union select ${ticketParticipants.ticketId} from ${ticketParticipants} where ${ticketParticipants.userId} = ${userId}
    union select ${messages.ticketId} from ${messages} where ${messages.authorId} = ${userId})`;
}

/** Whether a text holds one of these addresses, however it is written. */
export function mentions(text: SQL, addresses: string[]): SQL {
  const patterns = addresses.map((address) => `%${address.replace(/[\\%_]/g, "\\$&")}%`);
  return sql`${text} ilike any(${sql.param(patterns)}::text[])`;
}
