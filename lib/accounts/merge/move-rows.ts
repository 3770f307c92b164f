import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mergedRows, messages, ticketParticipants, tickets, userEmails } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

type Merge = { mergeId: number; personId: number; intoId: number };

/** So much is moved in ten seconds, with no statement near its limit of fifteen. */
export const mergeLimits = { tickets: 50_000, messages: 100_000 };

/**
 * Gives one person's rows to another and writes down which: one statement for each table, whole or not at all. The tickets
 * are held first, in the order of their ids, as every verb holds them.
 * @throws AppError `conflict` for more than can be moved at once
 */
export async function moveRows(tx: Tx, merge: Merge): Promise<void> {
  await ensureMovable(tx, merge.personId);
  await lockTickets(
    tx,
    sql`select ${tickets.id} from ${tickets} where ${tickets.requesterId} = ${merge.personId}
      union select ${ticketParticipants.ticketId} from ${ticketParticipants} where ${ticketParticipants.userId} = ${merge.personId}
      union select ${messages.ticketId} from ${messages} where ${messages.authorId} = ${merge.personId}`,
  );
  await moveParticipations(tx, merge);
  await moveOwned(tx, merge, "ticket");
  await moveOwned(tx, merge, "message");
  await moveAddresses(tx, merge);
}

async function ensureMovable(tx: Tx, personId: number): Promise<void> {
  const beyond = (from: SQL, limit: number) =>
    sql`exists (select 1 from ${from} = ${personId} offset ${limit} limit 1)`;
  const { rows } = await tx.execute<{ much: boolean }>(sql`select
    ${beyond(sql`tickets where requester_id`, mergeLimits.tickets)}
    or ${beyond(sql`ticket_participants where user_id`, mergeLimits.tickets)}
    or ${beyond(sql`messages where author_id`, mergeLimits.messages)} as much`);
  if (rows[0]?.much) throw new AppError("conflict", "error.merge.much");
}

/** @param which selects their ids */
export async function lockTickets(tx: Tx, which: SQL): Promise<void> {
  // Counted, so that no list of ids travels.
  await tx.execute(sql`select count(*) from (
    select id from ${tickets} where id = any(array(${which})) order by id for no key update) as held`);
}

/** Where both take part, or the other one asked for it, nothing moves: he has his part already. */
async function moveParticipations(tx: Tx, { mergeId, personId, intoId }: Merge): Promise<void> {
  await tx.execute(sql`insert into ${mergedRows} (merge_id, kind, row_id, role, shared)
    select ${mergeId}::bigint, 'participation', own.ticket_id, own.role,
      ${takesPart(sql`own.ticket_id`, sql`${intoId}::bigint`)}
    from ticket_participants own where own.user_id = ${personId}`);
  await tx.execute(sql`update ticket_participants set user_id = ${intoId} where user_id = ${personId}
    and ticket_id in (select row_id from merged_rows
      where merge_id = ${mergeId} and kind = 'participation' and not shared)`);
  await tx.execute(sql`delete from ticket_participants where user_id = ${personId}`);
}

/** Whether a person asked for a ticket or is among its participants. */
export function takesPart(ticketId: SQL, personId: SQL): SQL {
  return sql`(exists (select 1 from ticket_participants p where p.ticket_id = ${ticketId} and p.user_id = ${personId})
    or exists (select 1 from tickets t where t.id = ${ticketId} and t.requester_id = ${personId}))`;
}

/** Not a ticket's `updated_at`: nobody has worked on it. */
export const owned = {
  ticket: { table: sql`tickets`, owner: sql`requester_id`, also: sql`, version = version + 1` },
  message: { table: sql`messages`, owner: sql`author_id`, also: sql`` },
};

async function moveOwned(
  tx: Tx,
  { mergeId, personId, intoId }: Merge,
  kind: keyof typeof owned,
): Promise<void> {
  const { table, owner, also } = owned[kind];
  await tx.execute(sql`with moved as (
      update ${table} set ${owner} = ${intoId}${also} where ${owner} = ${personId} returning id)
    insert into merged_rows (merge_id, kind, row_id) select ${mergeId}::bigint, ${kind}::text, id from moved`);
}

/** What one person has proven of an address proves nothing of the other. */
async function moveAddresses(tx: Tx, { mergeId, personId, intoId }: Merge): Promise<void> {
  await tx.execute(sql`insert into merged_rows (merge_id, kind, row_id, is_primary, verified_at)
    select ${mergeId}::bigint, 'address', id, is_primary, verified_at from user_emails where user_id = ${personId}`);
  await tx.execute(sql`update ${userEmails} set user_id = ${intoId}, is_primary = false, verified_at = null
    where user_id = ${personId}`);
}
