import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { lockTickets, owned, takesPart } from "./move-rows";

type Merge = { mergeId: number; personId: number; intoId: number };

/**
 * The other way round, by what the merge wrote down.
 * @returns how much of it had gone another way since, and stays
 */
export async function giveRowsBack(
  tx: Tx,
  merge: Merge,
): Promise<{ stayedTickets: number; stayedAddresses: number }> {
  const { mergeId } = merge;
  await lockTickets(
    tx,
    sql`${rowsOf(mergeId, "ticket")} union ${rowsOf(mergeId, "participation")}
      union select ticket_id from messages where id in (${rowsOf(mergeId, "message")})`,
  );
  // Before the tickets: whether he still takes part may lie in his having asked.
  await returnParticipations(tx, merge);
  const stayedTickets = await returnOwned(tx, merge, "ticket");
  await returnOwned(tx, merge, "message");
  await restoreSharedParts(tx, merge);
  return { stayedTickets, stayedAddresses: await returnAddresses(tx, merge) };
}

function rowsOf(mergeId: number, kind: string): SQL {
  return sql`select row_id from merged_rows where merge_id = ${mergeId} and kind = ${kind}`;
}

/** One that somebody ended since stays ended. */
async function returnParticipations(tx: Tx, { mergeId, personId, intoId }: Merge): Promise<void> {
  const own = sql`own.merge_id = ${mergeId} and own.kind = 'participation'`;
  await tx.execute(sql`insert into ticket_participants (ticket_id, user_id, role)
    select own.row_id, ${personId}::bigint, own.role from merged_rows own
    where ${own} and ${takesPart(sql`own.row_id`, sql`${intoId}::bigint`)}`);
  await tx.execute(sql`delete from ticket_participants using merged_rows own
    where ${own} and not own.shared and ticket_id = own.row_id and user_id = ${intoId}`);
}

/** @returns how many of those that are still there stay */
async function returnOwned(
  tx: Tx,
  { mergeId, personId, intoId }: Merge,
  kind: keyof typeof owned,
): Promise<number> {
  const { table, owner, also } = owned[kind];
  const { rows } = await tx.execute<{ stayed: number }>(sql`with back as (
      update ${table} set ${owner} = ${personId}${also} from (${rowsOf(mergeId, kind)}) as own
      where id = own.row_id and ${owner} = ${intoId} returning id)
    select ((select count(*) from ${table} where id in (${rowsOf(mergeId, kind)})) - (select count(*) from back))::int
      as stayed`);
  return rows[0]?.stayed ?? 0;
}

/**
 * Others who are still merged into the same person had no need of a part of their own while he had one by this merge. Now
 * one of them brings it.
 */
async function restoreSharedParts(tx: Tx, { mergeId, intoId }: Merge): Promise<void> {
  await tx.execute(sql`with heirs as (
      select distinct on (other.row_id) other.merge_id, other.row_id, other.role
      from merged_rows other join merges on merges.id = other.merge_id
      where merges.into_id = ${intoId} and merges.undone_at is null and other.merge_id <> ${mergeId}
        and other.kind = 'participation' and other.shared
        and other.row_id in (${rowsOf(mergeId, "ticket")} union ${rowsOf(mergeId, "participation")})
        and not ${takesPart(sql`other.row_id`, sql`${intoId}::bigint`)}
      order by other.row_id, other.merge_id),
    marked as (
      update merged_rows set shared = false from heirs
      where merged_rows.merge_id = heirs.merge_id and kind = 'participation' and merged_rows.row_id = heirs.row_id)
    insert into ticket_participants (ticket_id, user_id, role)
    select row_id, ${intoId}::bigint, role from heirs where exists (select 1 from tickets where id = row_id)`);
}

/**
 * One that was removed is nobody's or a stranger's by now, and one that became the other's first address is what he is
 * answered at: both stay.
 */
async function returnAddresses(tx: Tx, { mergeId, personId, intoId }: Merge): Promise<number> {
  const { rows } = await tx.execute<{ stayed: number }>(sql`with back as (
      update user_emails set user_id = ${personId}, is_primary = own.is_primary,
        verified_at = coalesce(user_emails.verified_at, own.verified_at)
      from merged_rows own where own.merge_id = ${mergeId} and own.kind = 'address' and user_emails.id = own.row_id
        and user_emails.user_id = ${intoId} and not user_emails.is_primary returning user_emails.id)
    select ((select count(*) from (${rowsOf(mergeId, "address")}) as own) - (select count(*) from back))::int as stayed`);
  // His first one may be among those: the oldest that is left takes its place.
  await tx.execute(sql`update user_emails set is_primary = true
    where id = (select min(id) from user_emails where user_id = ${personId})
      and not exists (select 1 from user_emails where user_id = ${personId} and is_primary)`);
  return rows[0]?.stayed ?? 0;
}
