import { and, desc, eq, lte, type SQL, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { isoInstant } from "@/db/iso-instant";
import { literalLimit } from "@/db/literal-limit";
import { eventDetails, events, tickets, users } from "@/db/schema";
import { accountEvents } from "@/lib/accounts/events";
import { mergedInto } from "@/lib/accounts/merge/merged-into";
import { peopleScope } from "@/lib/accounts/scope";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage, decodeInstantCursor, encodeCursor } from "@/lib/core/pagination";
import { actorColumns, allChanges, changeNames, entryActor } from "./event-changes";
import type { TicketEventName } from "./events";
import { type ListTicketsOfInput, listTicketsOfInput } from "./inputs";
import { ticketsOf } from "./list-tickets-of";
import type { HistoryEntry } from "./view-types";

const ofPeople: string[] = [
  accountEvents.personAdded,
  accountEvents.personEdited,
  accountEvents.addressAdded,
  accountEvents.addressRemoved,
  accountEvents.primaryAddressChanged,
  accountEvents.peopleMerged,
  accountEvents.mergeTakenBack,
  accountEvents.signInMailed,
  accountEvents.signedIn,
  accountEvents.identityLinked,
  accountEvents.identityUnlinked,
  // Of the domain above this one, by their names.
  "user.erasure-begun",
  "user.erased",
];
const ofOrganisations: string[] = [
  accountEvents.organisationAdded,
  accountEvents.organisationEdited,
  accountEvents.organisationManagerChanged,
];
const ofTickets = ["ticket.created", "ticket.status-changed", "ticket.link-used"] satisfies TicketEventName[];

/**
 * So many tickets are looked through for one page: the newest ones that were there at its time. What happened lately to
 * one that has so many newer beside it stands on that ticket alone.
 */
const ticketsLookedThrough = 1000;

/**
 * What happened with a customer, and with those who turned out to be him, or with an organisation: to themselves, and to
 * those of their tickets that the actor sees, opened, solved and reopened. Newest first, by time as the audit.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function listHistory(
  actor: Actor,
  raw: ListTicketsOfInput,
): Promise<{ entries: HistoryEntry[]; next: string | null }> {
  ensureMay(actor, "tickets.work");
  const { of, cursor, limit } = listTicketsOfInput.parse(raw);
  const after = cursor === undefined ? null : decodeInstantCursor(cursor);
  const before =
    after && sql`(${events.at}, ${events.id}) < (${after.key}::timestamptz, ${after.id}::bigint)`;
  const newest = sql`order by at desc, id desc limit ${literalLimit(limit + 1)}`;
  const told = (which: SQL | undefined) =>
    sql`select id, at from ${events} where ${and(which, before ?? undefined)} ${newest}`;
  const own = db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(
      and(ticketsOf(actor, of), after ? lte(tickets.createdAt, sql`${after.key}::timestamptz`) : undefined),
    )
    // As the indexes have it.
    .orderBy(sql`${tickets.id} desc nulls last`)
    .limit(literalLimit(ticketsLookedThrough));
  const found = sql`select id from (
      (select happened.id, happened.at from (${own}) as own cross join lateral (${told(
        and(sql`${events.ticketId} = own.id`, isAnyOf(events.name, ofTickets), isTurn),
      )}) as happened)
      union all (${told(await toSubject(actor, of))})
    ) as found ${newest}`;
  const rows = await db()
    .select({
      id: events.id,
      name: events.name,
      at: isoInstant(events.at),
      ...actorColumns,
      payload: events.payload,
      details: eventDetails.details,
      ticket: { number: tickets.number, subject: tickets.subject },
      ...changeNames,
    })
    .from(events)
    .leftJoin(users, eq(users.id, events.actorId))
    .leftJoin(tickets, eq(tickets.id, events.ticketId))
    .leftJoin(eventDetails, eq(eventDetails.eventId, events.id))
    .where(sql`${events.id} = any(array(${found}))`)
    .orderBy(desc(events.at), desc(events.id));
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor(last.at, last.id));
  return {
    entries: page.map((row) => ({
      id: row.id,
      name: row.name,
      at: row.at,
      actor: entryActor(row),
      ticket: row.ticket,
      changes: allChanges(row),
    })),
    next,
  };
}

/** Of the changes of a status: solved, and taken up again after it was. */
const isTurn = sql`(${events.name} <> 'ticket.status-changed' or ${events.payload} ->> 'to' = 'solved'
  or ${events.payload} ->> 'from' in ('solved', 'closed') and ${events.payload} ->> 'to' <> 'closed')`;

/** Of a colleague who once asked for help nothing: when he signs in, and how he is reached, is the audit's. */
async function toSubject(actor: Actor, of: ListTicketsOfInput["of"]): Promise<SQL | undefined> {
  if ("organisationId" in of)
    return and(
      eq(events.subjectKind, "organisation"),
      eq(events.subjectId, of.organisationId),
      isAnyOf(events.name, ofOrganisations),
    );
  const ids = [of.personId, ...(await mergedInto(db(), of.personId))];
  const customers = db()
    .select({ id: users.id })
    .from(users)
    .where(and(isAnyOf(users.id, ids), eq(users.kind, "customer"), peopleScope(actor)));
  return and(
    eq(events.subjectKind, "user"),
    sql`${events.subjectId} = any(array(${customers}))`,
    isAnyOf(events.name, ofPeople),
  );
}
