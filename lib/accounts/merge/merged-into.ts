import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";

/** The ids of all who turned out to be this person, however many merges lie between. */
export async function mergedInto(reader: Reader, personId: number): Promise<number[]> {
  const { rows } = await reader.execute<{ id: number }>(sql`with recursive merged as (
      select id from users where merged_into_id = ${personId}
      union select users.id from users join merged on users.merged_into_id = merged.id)
    select id::float8 as id from merged order by id`);
  return rows.map(({ id }) => id);
}
