import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import type { HeldCounts } from "./view-types";

/** How much is held on a person, of each kind; read by indexes alone. */
export async function countHeld(
  reader: Reader,
  personId: number,
  addresses: readonly string[],
): Promise<HeldCounts> {
  const own = sql.param([...addresses]);
  const of = (from: string, column = "user_id") =>
    sql`(select count(*)::float8 from ${sql.identifier(from)} where ${sql.identifier(column)} = ${personId})`;
  const { rows } = await reader.execute<HeldCounts>(sql`select
    ${of("tickets", "requester_id")} as asked,
    ${of("ticket_participants")} as "partIn",
    (select count(*)::float8 from messages where author_id = ${personId} and side = 'customer'
      and erased_at is null) as messages,
    (select count(*)::float8 from attachments a join messages m on m.id = a.message_id
      where m.author_id = ${personId} and m.side = 'customer') as files,
    (select count(distinct mail_id)::float8 from outbox_recipients where address = any(${own}::text[])) as "mailsTo",
    (select count(*)::float8 from mail_ledger where lower(envelope_from) = any(${own}::text[])) as "mailsFrom",
    (select count(*)::float8 from appointments where ticket_id in
      (select id from tickets where requester_id = ${personId})) as appointments,
    ${of("sessions")} + ${of("links")} + ${of("api_tokens")} + ${of("calendar_feeds")} as access,
    ${of("notifications")} as notices`);
  const [row] = rows;
  if (!row) throw new Error("nothing was counted");
  return row;
}
