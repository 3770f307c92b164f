import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { milliseconds } from "@/db/milliseconds";
import type { MailboxHealth, MailboxState } from "./view-types";

/** Nobody needs to know more exactly how much it is. */
const counted = sql.raw("limit 1000");

type Row = {
  id: number;
  last_in: number | null;
  last_out: number | null;
  in_day: number;
  out_day: number;
  failed_day: number;
  waiting: number;
  held_day: number;
  last_error: string | null;
};

/** How mail flows through every mailbox or one, by its id: one statement, each part of it along an index. */
export async function mailboxHealth(mailboxId: number | null = null): Promise<Map<number, MailboxHealth>> {
  const day = sql.raw("now() - interval '1 day'");
  const { rows } = await db().execute<Row>(sql`
    with trouble as (
      select from_address, last_error, id from outbox_mail
      where state in ('queued', 'sending') and last_error is not null
      order by next_at limit 5000
    ), held as (
      select mailbox_id from mail_ledger
      where state = 'quarantined' and received_at > ${day} order by id desc limit 5000
    )
    select m.id::float8 as id,
      (select ${milliseconds(sql.raw("received_at"))}::float8 from mail_ledger
        where mailbox_id = m.id order by received_at desc limit 1) as last_in,
      (select ${milliseconds(sql.raw("sent_at"))}::float8 from outbox_mail
        where from_address = m.address and state = 'sent' order by sent_at desc nulls last limit 1) as last_out,
      (select count(*)::int from (select 1 from mail_ledger
        where mailbox_id = m.id and received_at > ${day} ${counted}) one) as in_day,
      (select count(*)::int from (select 1 from outbox_mail
        where from_address = m.address and state = 'sent' and sent_at > ${day} ${counted}) one) as out_day,
      (select count(*)::int from (select 1 from outbox_mail
        where from_address = m.address and state = 'failed' and failed_at > ${day} ${counted}) one) as failed_day,
      (select count(*)::int from trouble where from_address = m.address) as waiting,
      (select count(*)::int from held where mailbox_id = m.id) as held_day,
      coalesce(
        (select last_error from trouble where from_address = m.address order by id desc limit 1),
        (select last_error from outbox_mail where from_address = m.address and state = 'failed' and failed_at > ${day}
          order by failed_at desc limit 1)
      ) as last_error
    from mailboxes m where m.id = coalesce(${mailboxId}::bigint, m.id)`);
  return new Map(rows.map((row) => [row.id, healthOf(row)]));
}

function healthOf(row: Row): MailboxHealth {
  return {
    lastIn: isoOf(row.last_in),
    lastOut: isoOf(row.last_out),
    inDay: row.in_day,
    outDay: row.out_day,
    failedDay: row.failed_day,
    waiting: row.waiting,
    heldDay: row.held_day,
    lastError: row.last_error,
  };
}

function isoOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

/** What is worst about it: what keeps customers without an answer comes first. */
export function mailboxState(health: MailboxHealth): MailboxState {
  if (health.waiting > 0) return "waiting";
  if (health.failedDay > 0) return "failed";
  if (health.heldDay > 0) return "held";
  return health.lastIn === null && health.lastOut === null ? "silent" : "working";
}

export function needsAttention(state: MailboxState): boolean {
  return state === "waiting" || state === "failed" || state === "held";
}
