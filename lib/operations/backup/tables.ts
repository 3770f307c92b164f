import { type Client, escapeIdentifier } from "pg";

export type Table = { name: string; columns: string[]; copy: string };

/**
 * Every table of ours, with the statement that reads it in an order which does not depend on the server's collation:
 * the same rows are the same bytes everywhere.
 */
export async function listTables(client: Client): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; key: string[] }>(`
    select relname as name,
      (select array_agg(attname::text order by attnum) from pg_attribute
        where attrelid = pg_class.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
      (select array_agg(quote_ident(attname) || case when typcollation <> 0 then ' collate "C"' else '' end
          order by array_position(indkey, attnum))
        from pg_index join pg_attribute on attrelid = indrelid and attnum = any(indkey)
          join pg_type on pg_type.oid = atttypid
        where indrelid = pg_class.oid and indisprimary) as key
    from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname collate "C"`);
  return rows.map(({ name, columns, key }) => {
    if (!key) throw new Error(`The table ${name} has no primary key to be ordered by.`);
    const list = columns.map(escapeIdentifier).join(", ");
    const from = `select ${list} from ${escapeIdentifier(name)} order by ${key.join(", ")}`;
    return { name, columns, copy: `copy (${from}) to stdout` };
  });
}
