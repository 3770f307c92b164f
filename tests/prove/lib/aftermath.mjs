import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";

/**
 * @typedef {object} Run
 * @property {import("./installation.mjs").Installation} stand
 * @property {import("./traffic.mjs").InMail[]} mails every one was accepted
 * @property {import("./traffic.mjs").Reply[]} replies
 * @property {import("./far-side.mjs").Delivery[]} deliveries
 * @property {number[]} lateClocks
 */

/**
 * What is still to be done; empty when all is calm.
 * @param {Run} run
 * @returns {Promise<Record<string, number>>}
 */
export async function unfinished({ stand, replies, deliveries, lateClocks }) {
  const [row] = await stand.sql`select
    (select count(*)::int from mail_ledger where state in ('received', 'parsed')) as ledger,
    (select count(*)::int from outbox_mail where state in ('queued', 'sending')) as outbox,
    (select count(*)::int from event_work where parked_at is null) as event_work,
    (select count(*)::int from notice_mails) as notices,
    (select count(*)::int from drafts where state = 'scheduled') as scheduled_replies,
    (select count(*)::int from sla_clocks where id = any(${lateClocks}) and breached_at is null) as late_clocks`;
  const undelivered = replies.filter(({ key }) => !deliveries.some(({ text }) => text.includes(key))).length;
  const counts = { ...row, undelivered };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/**
 * @param {Run} run
 * @param {(claim: string, holds: boolean, found?: unknown) => void} check
 */
export async function examine(run, check) {
  const { stand } = run;
  const rows = (/** @type {Promise<any[]>} */ query) => query.then((found) => [...found]);
  /** A claim that holds when the query finds nothing. */
  const none = async (/** @type {string} */ claim, /** @type {Promise<any[]>} */ query) => {
    const found = await rows(query);
    check(claim, found.length === 0, found.slice(0, 5));
  };
  const { sql } = stand;
  await examineMails(run, check);
  await examineReplies(run, check);
  await examineNotices(run, check, none);
  await examineClocks(run, check, none);
  await none(
    "no ledger row still waits",
    sql`select id, state, attempts, last_error from mail_ledger where state in ('received', 'parsed')`,
  );
  await none(
    "no ledger row is in quarantine",
    sql`select id, reason, last_error from mail_ledger where state = 'quarantined'`,
  );
  await none(
    "no mail of the outbox is queued, being sent, or failed",
    sql`select id, state, attempts, last_error from outbox_mail where state <> 'sent'`,
  );
  await none(
    "no listener's work is left, or it is parked with its reason",
    sql`select * from event_work where parked_at is null or last_error is null`,
  );
  const parked = await rows(sql`select listener, last_error from event_work`);
  check("no listener's work is parked", parked.length === 0, parked);
  await none(
    "no draft waits to be sent",
    sql`select id, state from drafts where state in ('scheduled', 'held')`,
  );
  await none(
    "each message of a draft or of a mail stands once",
    sql`
    select draft_id, ledger_id, count(*) from messages where draft_id is not null or ledger_id is not null
    group by 1, 2 having count(*) > 1`,
  );
  await none(
    "each ticket's next due time is its earliest running clock",
    sql`
    select t.id, t.next_due_at, c.due from tickets t left join lateral (
      select min(due_at) as due from sla_clocks where ticket_id = t.id and state = 'running') c on true
    where t.next_due_at is distinct from c.due`,
  );
  await none(
    "each ticket has one acknowledgement at most",
    sql`
    select ticket_id, count(*) from outbox_mail where purpose = 'acknowledgement' group by 1 having count(*) > 1`,
  );
  const files = await rows(sql`select id, storage_key, sha256, size::int from mail_ledger`);
  const missing = files.filter(({ storage_key, sha256 }) => !holds(stand.storedFile(storage_key), sha256));
  check(
    `each of ${files.length} ledger rows has its stored raw mail, octet for octet`,
    missing.length === 0,
    missing.slice(0, 5),
  );
}

/** @param {Run} run @param {(claim: string, holds: boolean, found?: unknown) => void} check */
async function examineMails({ stand, mails }, check) {
  const found = await stand.sql`
    select m.email_message_id as id, count(*)::int as messages, count(distinct m.ticket_id)::int as tickets
    from messages m where m.ledger_id is not null group by 1`;
  const byId = new Map(found.map((row) => [row.id, row]));
  const lost = mails.filter(({ messageId }) => !byId.has(messageId));
  const doubled = found.filter((row) => row.messages !== 1 || row.tickets !== 1);
  check(
    `none of ${mails.length} accepted mails is lost`,
    lost.length === 0,
    lost.map((one) => one.messageId),
  );
  check("each accepted mail is exactly one message on one ticket", doubled.length === 0, doubled);
  check("there are no other messages from mails", found.length === mails.length, found.length);
  const [{ count }] = /** @type {any} */ (await stand.sql`select count(*)::int from tickets`);
  check("each mail's sender has one ticket", count === mails.length, count);
}

/** @param {Run} run @param {(claim: string, holds: boolean, found?: unknown) => void} check */
async function examineReplies({ stand, replies, deliveries }, check) {
  const held = replies.filter(({ state }) => state !== "released" && state !== "scheduled");
  check(`each of ${replies.length} replies was accepted by the verb`, held.length === 0, held.slice(0, 5));
  const ids = new Map(replies.map(({ key }) => [key, new Set()]));
  let times = 0;
  for (const { text, messageId } of deliveries) {
    const key = text.match(/reply-key-\d+-[a-z0-9]+/)?.[0];
    if (!key) continue;
    times++;
    ids.get(key)?.add(messageId);
  }
  const never = [...ids].filter(([, seen]) => seen.size === 0).map(([key]) => key);
  const twoIds = [...ids].filter(([, seen]) => seen.size > 1);
  check(`each reply was delivered at least once (${times} deliveries)`, never.length === 0, never);
  check(
    "no reply was delivered under two Message-IDs",
    twoIds.length === 0,
    twoIds.map(([key, seen]) => [key, ...seen]),
  );
  const texts = await stand.sql`
    select substring(text from 'reply-key-[0-9]+-[a-z0-9]+') as key, count(*)::int
    from messages where side = 'agent' group by 1`;
  const wrong = texts.filter((row) => row.count !== 1);
  check("each reply is one message in the database", wrong.length === 0 && texts.length === replies.length, {
    wrong,
    count: texts.length,
  });
  const acknowledged = new Map();
  for (const { text, messageId } of deliveries) {
    if (/reply-key-/.test(text)) continue;
    const to = text.match(/^to:.*?([a-z]+\d+@customer\.test)/im)?.[1];
    // What went to a colleague: examineNotices.
    if (!to) continue;
    acknowledged.set(to, (acknowledged.get(to) ?? new Set()).add(messageId));
  }
  const twice = [...acknowledged].filter(([, seen]) => seen.size > 1);
  check(
    `no sender was acknowledged under two Message-IDs (${acknowledged.size} were)`,
    twice.length === 0,
    twice.map(([to]) => to),
  );
}

/**
 * What colleagues were told of by mail: late deadlines above all.
 * @param {Run} run
 * @param {(claim: string, holds: boolean, found?: unknown) => void} check
 * @param {(claim: string, query: Promise<any[]>) => Promise<void>} none
 */
async function examineNotices({ stand, deliveries }, check, none) {
  const { sql } = stand;
  const written = await sql`select email_message_id as id from outbox_mail where purpose = 'notice'`;
  const ours = new Set(written.map(({ id }) => id));
  const told = new Set(deliveries.map(({ messageId }) => messageId).filter((id) => ours.has(id)));
  check(`colleagues were told by mail (${ours.size} mails)`, ours.size > 0);
  check("each mail to a colleague was delivered", told.size === ours.size, { told: told.size });
  const strange = deliveries.filter(
    ({ text, messageId }) =>
      !ours.has(messageId) && !/reply-key-/.test(text) && !/^to:.*?[a-z]+\d+@customer\.test/im.test(text),
  );
  check("nobody else was written to", strange.length === 0, strange.slice(0, 5));
  await none(
    "no colleague was told of a ticket in more mails than there was to tell",
    sql`
    select r.address, m.subject, count(*)::int as mails, max(n.notices)::int as notices
    from outbox_mail m
    join outbox_recipients r on r.mail_id = m.id
    join user_emails e on e.address = r.address
    cross join lateral (
      select count(*) as notices from notifications n join tickets t on t.id = n.ticket_id
      where n.user_id = e.user_id and position('#' || t.number || ':' in m.subject) > 0) n
    where m.purpose = 'notice' group by 1, 2 having count(*) > max(n.notices)`,
  );
}

/**
 * @param {Run} run
 * @param {(claim: string, holds: boolean, found?: unknown) => void} check
 * @param {(claim: string, query: Promise<any[]>) => Promise<void>} none
 */
async function examineClocks({ stand, lateClocks }, check, none) {
  const { sql } = stand;
  check("clocks were made late", lateClocks.length > 0, lateClocks.length);
  await none(
    `each of ${lateClocks.length} late clocks has exactly one breach segment`,
    sql`
    select c.id, c.metric, c.state, (select count(*)::int from sla_segments s where s.clock_id = c.id and s.kind = 'breached') as segments
    from sla_clocks c where c.id = any(${lateClocks})
      and (select count(*) from sla_segments s where s.clock_id = c.id and s.kind = 'breached') <> 1`,
  );
  await none(
    "each late clock has exactly one clock.breached event",
    sql`
    select c.id, c.metric, c.state, (select count(*)::int from events e where e.subject_kind = 'clock' and e.subject_id = c.id and e.name = 'clock.breached') as events
    from sla_clocks c where c.id = any(${lateClocks})
      and (select count(*) from events e where e.subject_kind = 'clock' and e.subject_id = c.id and e.name = 'clock.breached') <> 1`,
  );
  await none(
    "no clock that was in time is marked",
    sql`
    select id from sla_clocks where breached_at is not null and not id = any(${lateClocks})`,
  );
}

/** @param {string} file @param {string} sha256 */
function holds(file, sha256) {
  return existsSync(file) && createHash("sha256").update(readFileSync(file)).digest("hex") === sha256;
}
