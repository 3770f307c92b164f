import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";

type Merge = { mergeId: number; personId: number; intoId: number };

/** The custom field that a key of a customer's values names. */
const ownKey = sql`custom_fields.owner = 'customer' and custom_fields.key`;

/**
 * What who is left says nothing of, the other one says for him, archived fields too; where both say something, his word
 * stands. The other one's own values stay with him, so that only which were taken is written down.
 */
export async function takeFields(tx: Tx, { mergeId, personId, intoId }: Merge): Promise<void> {
  await takeSome(
    tx,
    intoId,
    sql`select ${mergeId}::bigint as merge_id, custom_fields.id, custom_fields.key, other.fields -> custom_fields.key as value
    from custom_fields, users into_one, users other
    where into_one.id = ${intoId} and other.id = ${personId}
      and ${ownKey} = any(array(select jsonb_object_keys(other.fields)))
      and not into_one.fields ? custom_fields.key`,
  );
}

/**
 * What was taken and still says the same goes. Others who are still merged into the same person had nothing to say while
 * this one did: now the first of them does.
 */
export async function giveFieldsBack(tx: Tx, { mergeId, personId, intoId }: Merge): Promise<void> {
  const { rows } = await tx.execute<{ key: string }>(sql`select custom_fields.key
    from merged_rows own
      join custom_fields on custom_fields.id = own.row_id
      join users into_one on into_one.id = ${intoId}
      join users other on other.id = ${personId}
    where own.merge_id = ${mergeId} and own.kind = 'field'
      and into_one.fields -> custom_fields.key = other.fields -> custom_fields.key`);
  if (rows.length === 0) return;
  const keys = sql.param(rows.map(({ key }) => key));
  await tx.execute(sql`update users set fields = fields - ${keys}::text[] where id = ${intoId}`);
  await takeSome(
    tx,
    intoId,
    sql`select distinct on (custom_fields.id) merges.id as merge_id, custom_fields.id, custom_fields.key, other.fields -> custom_fields.key as value
    from merges
      join users other on other.id = merges.person_id
      join custom_fields on ${ownKey} = any(${keys}::text[]) and other.fields ? custom_fields.key
    where merges.into_id = ${intoId} and merges.undone_at is null and merges.id <> ${mergeId}
      and not exists (select 1 from merged_rows own
        where own.merge_id = merges.id and own.kind = 'field' and own.row_id = custom_fields.id)
    order by custom_fields.id, merges.id`,
  );
}

/** @param found merge, field, key and value of each */
async function takeSome(tx: Tx, intoId: number, found: SQL): Promise<void> {
  await tx.execute(sql`with found as materialized (${found}),
    marked as (insert into merged_rows (merge_id, kind, row_id) select merge_id, 'field', id from found)
    update users set fields = fields || taken.all_of_it
    from (select jsonb_object_agg(key, value) as all_of_it from found) taken
    where users.id = ${intoId} and taken.all_of_it is not null`);
}
