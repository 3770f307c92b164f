import { openSql } from "../../support/sql.mjs";

/**
 * Fills a set-up installation by SQL in seconds: tickets of three years, a tenth of them unsolved, with messages,
 * clocks, events and people. Past the verbs, because they would take an hour.
 * @param {string} adminUrl superuser, so that foreign keys are not asked row by row
 * @param {number} count tickets
 */
export async function fill(adminUrl, count) {
  const url = new URL(adminUrl);
  url.pathname = "/helpdesk";
  const sql = openSql(url.href);
  const [{ id: mailbox }] = /** @type {any} */ (await sql`select id from mailboxes limit 1`);
  const [{ id: policy }] = /** @type {any} */ (await sql`select id from sla_policies limit 1`);
  const [{ id: role }] = /** @type {any} */ (await sql`select id from roles where key = 'agent'`);
  const people = Math.ceil(count / 5);
  await sql.unsafe(`
    set session_replication_role = replica;
    insert into organisations (name, domains, created_at)
      select 'Company ' || n, array['company' || n || '.test'], now() from generate_series(1, 500) n;
    insert into users (kind, name, role_id, organisation_id, status, theme, undo_seconds, created_at)
      select 'staff', 'Agent ' || n, ${role}, null, 'active', 'system', 8, now() from generate_series(1, 30) n;
    insert into users (kind, name, organisation_id, status, theme, undo_seconds, created_at)
      select 'customer', 'Customer ' || n, 1 + n % 500, 'active', 'system', 0, now() from generate_series(1, ${people}) n;
    insert into user_emails (user_id, address, is_primary)
      select id, 'person' || id || '@company.test', true from users where kind = 'customer';
    create temporary table customers as select row_number() over (order by id) as n, id, organisation_id from users where kind = 'customer';
    create temporary table agents as select row_number() over (order by id) as n, id from users where kind = 'staff';
    insert into tickets (subject, status, status_before, priority, requester_id, organisation_id, assignee_id, mailbox_id, source,
        tags, fields, reply_token, version, last_public_side, last_message_at, preview, first_replied_at, solved_at, created_at, updated_at)
      select 'Machine ' || made.n || ' loses pressure after descaling', status,
        case when status in ('spam', 'trash') then 'open' end,
        (array['low', 'normal', 'normal', 'high', 'urgent'])[1 + made.n % 5],
        customers.id, customers.organisation_id,
        case when made.n % 7 = 0 and status in ('new', 'open') then null else agents.id end, ${mailbox}, 'email',
        case when made.n % 5000 = 0 then array['recall'] when made.n % 20 = 3 then array['machine'] else array[]::text[] end, '{}', md5(made.n::text), 2, case when made.n % 3 = 0 then 'agent' else 'customer' end,
        at, 'Since this morning the left group gives 5 bar only, the right one is fine. ' || made.n,
        case when status <> 'new' then at end, case when status in ('solved', 'closed') then at end, at, at
      from (select n, now() - n * interval '15 minutes' as at, case
          when n % 10 = 0 then (array['new', 'open', 'open', 'open', 'open', 'pending', 'pending', 'on_hold', 'open', 'new'])[1 + n / 10 % 10]
          when n % 100 = 1 then 'spam' when n % 100 = 2 then 'trash' when n % 10 < 4 then 'solved' else 'closed' end as status
        from generate_series(1, ${count}) n) made
      join customers on customers.n = 1 + made.n % ${people} join agents on agents.n = 1 + made.n % 30;
    insert into tags (name, created_at) values ('recall', now()), ('machine', now());
    insert into messages (ticket_id, author_id, side, kind, state, automatic, text, visible_text, remote_images, created_at)
      select id, requester_id, 'customer', 'public', 'accepted', false, preview, preview, 0, created_at from tickets;
    insert into messages (ticket_id, author_id, side, kind, state, automatic, html, text, visible_text, remote_images, created_at)
      select id, coalesce(assignee_id, (select min(id) from agents)), 'agent', 'public', 'accepted', false,
        '<p>We come on Friday.</p>', 'We come on Friday.', 'We come on Friday.', 0, created_at + interval '1 hour' from tickets where status <> 'new';
    update tickets set last_message_id = last.id from (select ticket_id, max(id) as id from messages group by 1) last where last.ticket_id = tickets.id;
    insert into sla_clocks (ticket_id, metric, occurrence, policy_id, target_seconds, state, started_at, consumed_seconds, resumed_at, due_at, breached_at, ended_at)
      select id, metric, 1, ${policy}, 86400, state, created_at, 3600,
        case when state = 'running' then created_at end,
        case when state <> 'paused' then now() + (id % 5000 - 2500) * interval '1 minute' end,
        case when state = 'running' and id % 5000 <= 2500 then now() + (id % 5000 - 2500) * interval '1 minute' end,
        case when state = 'met' then created_at end
      from (select tickets.*, metric, case
          when metric = 'first_response' then case when status = 'new' then 'running' else 'met' end
          when status in ('new', 'open', 'on_hold') then 'running' when status = 'pending' then 'paused' else 'met' end as state
        from tickets, unnest(array['first_response', 'resolution']) metric) both_metrics;
    update tickets set next_due_at = due.at from (
      select ticket_id, min(due_at) as at from sla_clocks where state = 'running' group by 1) due where due.ticket_id = tickets.id;
    insert into sla_segments (clock_id, kind, at, consumed_seconds, target_seconds, due_at)
      select id, 'started', started_at, 0, target_seconds, due_at from sla_clocks;
    insert into sla_segments (clock_id, kind, at, consumed_seconds, target_seconds, due_at)
      select id, 'breached', due_at, 0, target_seconds, due_at from sla_clocks where breached_at is not null;
    insert into events (at, name, actor_kind, actor_id, subject_kind, subject_id, ticket_id, payload, depth)
      select created_at, name, 'customer', requester_id, 'ticket', id, id, '{"source": "email", "automatic": false, "side": "agent"}', 0
      from tickets, unnest(array['ticket.created', 'ticket.replied']) name;
    insert into ticket_reads (ticket_id, user_id, last_message_id)
      select t.id, a.id, t.last_message_id from tickets t, agents a where a.n <= 3 and t.status in ('new', 'open', 'pending', 'on_hold') and t.id % 2 = 0;
  `);
  await sql.unsafe("vacuum analyze");
  const [sizes] = await sql`select
    (select count(*)::int from tickets) as tickets,
    (select count(*)::int from tickets where status in ('new', 'open', 'pending', 'on_hold')) as unsolved,
    (select count(*)::int from messages) as messages, (select count(*)::int from sla_clocks) as clocks,
    pg_size_pretty(pg_database_size('helpdesk')) as size`;
  await sql.end();
  return sizes;
}
