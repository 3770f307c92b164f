import { and, eq, exists, gte, ilike, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { PgSelect } from "drizzle-orm/pg-core";
import type { z } from "zod";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { eventDetails, events, mailboxes, roles, teams, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { networkOf } from "@/lib/core/network";
import { decodeInstantCursor } from "@/lib/core/pagination";
import type { listAuditInput } from "./inputs";
import { ticketScope } from "./scope";

type Asked = Omit<z.output<typeof listAuditInput>, "limit">;
/** So many of a kind are meant by a word at most. */
const most = 100;

/**
 * Which events the audit is asked for. Each part has its index; days are those of the reader's zone.
 * @throws AppError `invalid` for a cursor that is none
 */
export function auditFilter(actor: Actor, asked: Asked): SQL | undefined {
  const { personId, kind, words, from, to, cursor } = asked;
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  return and(
    personId === undefined ? undefined : eq(events.actorId, personId),
    // Of a closed list, and in the statement's text: the planner sees whether it is rare.
    kind === undefined ? undefined : sql`${events.subjectKind} = ${sql.raw(`'${kind}'`)}`,
    words === undefined ? undefined : meant(actor, words),
    from === undefined ? undefined : gte(events.at, startOf(from, 0, actor.timeZone)),
    to === undefined ? undefined : lt(events.at, startOf(to, 1, actor.timeZone)),
    after === null
      ? undefined
      : sql`(${events.at}, ${events.id}) < (${after.key}::timestamptz, ${after.id}::bigint)`,
  );
}

/** The instant at which a day of this zone begins, so many days later. */
function startOf(day: string, later: number, zone: string): SQL {
  return sql`((${day}::date + ${later}::int)::timestamp at time zone ${zone}::text)`;
}

/** What was done from an address, to a ticket, or by or to somebody or something of ours that is called so. */
function meant(actor: Actor, words: string): SQL {
  const network = networkOf(words);
  if (network) return doneFrom(network);
  const number = /^#?(\d{1,15})$/.exec(words)?.[1];
  return number ? onTicket(actor, Number(number)) : called(words);
}

function doneFrom(network: string): SQL {
  const origin = sql`(${eventDetails.details} -> 'origin')`;
  return exists(
    db()
      .select({ one: sql`1` })
      .from(eventDetails)
      .where(
        and(
          eq(eventDetails.eventId, events.id),
          sql`${origin} is not null`,
          sql`(${origin} ->> 'network') = ${network}`,
        ),
      ),
  );
}

/** Of a ticket that the reader may not see nothing is found: that it was touched at all would be told by its number. */
function onTicket(actor: Actor, number: number): SQL {
  const ids = db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.number, number), ticketScope(actor)));
  return sql`${events.ticketId} = (${ids})`;
}

/** Customers are not found by their names: the audit does not name them either. */
function called(words: string): SQL {
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  const ids = (found: PgSelect) => sql`array(${found.limit(literalLimit(most))})`;
  const people = ids(
    db()
      .select({ id: users.id })
      .from(users)
      .where(and(inArray(users.kind, ["staff", "system"]), ilike(users.name, pattern)))
      .$dynamic(),
  );
  const isAbout = (kind: string, found: SQL) =>
    sql`(${events.subjectKind} = ${kind} and ${events.subjectId} = any(${found}))`;
  const named = (table: typeof teams | typeof roles | typeof mailboxes) =>
    ids(db().select({ id: table.id }).from(table).where(ilike(table.name, pattern)).$dynamic());
  return or(
    sql`${events.actorId} = any(${people})`,
    isAbout("user", people),
    isAbout("team", named(teams)),
    isAbout("role", named(roles)),
    isAbout("mailbox", named(mailboxes)),
  ) as SQL;
}
