import { sql } from "drizzle-orm";
import { db } from "@/db/client";

/**
 * What must hold for a ticket after every verb, as one statement that names what does not. `version` is compared by
 * the caller, who knows the one before.
 */
export async function brokenInvariants(ticketId: number): Promise<string[]> {
  const { rows } = await db().execute<{ broken: string }>(sql`
    with t as (select * from tickets where id = ${ticketId}),
      c as (select * from sla_clocks where ticket_id = ${ticketId}),
      s as (select s.* from sla_segments s join c on c.id = s.clock_id),
      m as (select * from messages where ticket_id = ${ticketId}),
      e as (select name, count(*) as n from events where ticket_id = ${ticketId} group by name),
      n as (select
        (select coalesce(sum(n), 0) from e where name in ('ticket.created', 'ticket.replied')) as written,
        (select coalesce(sum(n), 0) from e where name = 'ticket.noted') as noted,
        (select coalesce(sum(n), 0) from e where name = 'ticket.claim-held') as held,
        (select coalesce(sum(n), 0) from e where name in ('ticket.claim-accepted', 'ticket.claim-moved')) as decided)
    select broken from (
      select 'next_due_at is not the earliest running clock' as broken
        from t where next_due_at is distinct from (select min(due_at) from c where state = 'running')
      union all select 'two open reply clocks'
        where (select count(*) from c where metric <> 'resolution' and ended_at is null) > 1
      union all select 'status and solve time disagree' from t
        where status in ('new', 'open', 'pending', 'on_hold') and solved_at is not null
          or status in ('solved', 'closed') and solved_at is null
      union all select 'resolution clock does not follow the status' from t, c, sla_policies p
        where c.metric = 'resolution' and p.id = c.policy_id and c.state <> case
          when t.status in ('new', 'open') then 'running' when t.status = 'pending' then 'paused'
          when t.status = 'on_hold' then case when p.pause_on_hold then 'paused' else 'running' end
          when t.status in ('solved', 'closed') then 'met'
          when t.status_before in ('solved', 'closed') then 'met' else 'cancelled' end
      union all select 'first response clock and first reply disagree' from t, c
        where c.metric = 'first_response' and (t.first_replied_at is not null) <> (c.state = 'met')
      union all select 'first reply time without a reply' from t
        where (first_replied_at is not null) <> exists (select 1 from m where side = 'agent' and kind = 'public')
      union all select 'a reply clock runs aside' from t, c
        where t.status in ('spam', 'trash') and c.metric <> 'resolution' and c.ended_at is null
      union all select 'messages and events disagree' from n
        where written <> (select count(*) from m where kind = 'public' and state = 'accepted' and side <> 'system')
      union all select 'notes and events disagree' from n where noted <> (select count(*) from m where kind = 'note')
      union all select 'claims and events disagree' from n
        where held - decided <> (select count(*) from m where state = 'claimed')
      union all select 'the newest message is not the last' from t
        where last_message_id is distinct from (select max(id) from m where state <> 'moved' and side <> 'system')
      union all select 'replies and outbox disagree'
        where (select count(*) from m where side = 'agent' and kind = 'public')
          <> (select count(*) from outbox_mail where ticket_id = ${ticketId} and purpose = 'reply')
      union all select 'a clock without its start' from c
        where (select count(*) from s where s.clock_id = c.id and s.kind = 'started') <> 1
      union all select 'breach, segment and event disagree' from c
        where (breached_at is not null)::int <> (select count(*) from s where s.clock_id = c.id and s.kind = 'breached')
          or (breached_at is not null)::int <> (select count(*) from events v
            where v.subject_kind = 'clock' and v.subject_id = c.id and v.name = 'clock.breached')
      union all select 'the last segment is not the clock''s state' from c where state <> (
        select case kind when 'started' then 'running' when 'resumed' then 'running' else kind end
        from s where s.clock_id = c.id and kind not in ('breached', 'retargeted') order by s.id desc limit 1)
      union all select 'a clock used more than passed' from c
        where consumed_seconds > extract(epoch from coalesce(ended_at, resumed_at, (select max(at) from s where clock_id = c.id)) - started_at)
      union all select 'due is not what is left' from c
        where state = 'running' and due_at <> resumed_at + greatest(0, target_seconds - consumed_seconds) * interval '1 second'
          and due_at <> resumed_at + (target_seconds - consumed_seconds) * interval '1 second'
      union all select 'two drafts in one editor' from drafts
        where ticket_id = ${ticketId} and state = 'editing' group by author_id having count(*) > 1
    ) found`);
  return rows.map((row) => row.broken);
}
