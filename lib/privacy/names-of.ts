import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { eventDetails, events, messages } from "@/db/schema";

const mostNames = 20;

/** Every name that a person has had here: the one of now first, then what it was before, and what his mails said. */
export async function namesOf(reader: Reader, personId: number, name: string): Promise<string[]> {
  const { rows } = await reader.execute<{ name: string }>(sql`select distinct name from (
    select unnest(array[change ->> 'from', change ->> 'to']) as name
      from ${eventDetails} join ${events} on ${events.id} = ${eventDetails.eventId},
        jsonb_path_query(${eventDetails.details}, '$.changes[*] ? (@.field == "name")') as change
      where ${events.subjectKind} = 'user' and ${events.subjectId} = ${personId}
    union all select ${messages.emailHeaders} -> 'from' ->> 'name' from ${messages}
      where ${messages.authorId} = ${personId} and ${messages.side} = 'customer') as known
    where name <> '' and name <> ${name} limit ${sql.raw(String(mostNames))}`);
  return [name, ...rows.map((row) => row.name)];
}
