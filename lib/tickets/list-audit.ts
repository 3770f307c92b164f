import { and, asc, desc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { isoInstant } from "@/db/iso-instant";
import { literalLimit } from "@/db/literal-limit";
import { eventDetails, events, teams, tickets, users } from "@/db/schema";
import { peopleScope } from "@/lib/accounts/scope";
import { agentName } from "@/lib/accounts/session-name";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage, encodeCursor } from "@/lib/core/pagination";
import { auditFilter } from "./audit-filter";
import { actorColumns, allChanges, changeNames, entryActor } from "./event-changes";
import { type ListAuditInput, listAuditInput } from "./inputs";
import { ticketScope } from "./scope";
import type { AuditEntry, PersonView } from "./view-types";

/**
 * Who changed what and when, newest first. By time and not by id, for imported events are older than their ids; each
 * filter has its index in that order. It stands here because a ticket is named only to who may see it, as a customer who
 * did something is only to who sees people.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none
 */
export async function listAudit(
  actor: Actor,
  raw: ListAuditInput,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  ensureMay(actor, "settings.audit");
  const { limit, ...asked } = listAuditInput.parse(raw);
  const rows = await db()
    .select({
      id: events.id,
      name: events.name,
      at: isoInstant(events.at),
      ...actorColumns,
      ticketId: events.ticketId,
      payload: events.payload,
      details: eventDetails.details,
      requestId: events.requestId,
      subjectName,
      ...changeNames,
    })
    .from(events)
    .leftJoin(users, and(eq(users.id, events.actorId), or(ne(users.kind, "customer"), peopleScope(actor))))
    .leftJoin(eventDetails, eq(eventDetails.eventId, events.id))
    .where(auditFilter(actor, asked))
    .orderBy(desc(events.at), desc(events.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor(last.at, last.id));
  const numbers = await visibleNumbers(actor, page);
  return {
    entries: page.map((row) => {
      const ticket = row.ticketId === null ? null : (numbers.get(row.ticketId) ?? "hidden");
      return {
        id: row.id,
        name: row.name,
        at: row.at,
        actor: entryActor(row),
        ticket,
        about: [...namedIn(row), ...(row.subjectName === null ? [] : [row.subjectName])],
        changes: ticket === "hidden" ? [] : allChanges(row),
        origin: originOf(row.details),
        request: row.requestId,
      };
    }),
    next,
  };
}

/** Colleagues and the system itself, whose changes one asks for; customers are many and change tickets only. */
export async function listAuditPeople(actor: Actor): Promise<PersonView[]> {
  ensureMay(actor, "settings.audit");
  return db()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.kind, ["staff", "system"]))
    .orderBy(asc(users.name), asc(users.id))
    .limit(literalLimit(500));
}

async function visibleNumbers(actor: Actor, rows: { ticketId: number | null }[]) {
  const ids = [...new Set(rows.flatMap(({ ticketId }) => (ticketId === null ? [] : [ticketId])))];
  if (ids.length === 0) return new Map<number, { number: number }>();
  const seen = await db()
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(and(isAnyOf(tickets.id, ids), ticketScope(actor)));
  return new Map(seen.map(({ id, number }) => [id, { number }]));
}

const origin = z.object({ origin: z.object({ network: z.string(), agent: z.string() }) });

function originOf(details: unknown): AuditEntry["origin"] {
  const from = origin.safeParse(details).data?.origin;
  return from ? { network: from.network, session: agentName(from.agent) } : null;
}

/**
 * Whose access, where somebody else changed it, or which team; a customer is not named by who reads the audit, and a
 * team has its name of today.
 */
const subjectName = sql<string | null>`case when ${events.subjectKind} = 'user'
  and ${events.subjectId} <> coalesce(${events.actorId}, 0)
  then (select other.name from ${users} other where other.id = ${events.subjectId} and other.kind = 'staff')
  when ${events.subjectKind} = 'team' then (select ${teams.name} from ${teams} where ${teams.id} = ${events.subjectId}) end`;

const code = z.string().max(320).optional();
const named = z.object({
  queue: code,
  job: code,
  schedule: code,
  listener: code,
  mailbox: code,
  roleName: code,
  providerName: code,
});

/** Names of ours only: what an event says of a ticket or a person is none of these. */
function namedIn({ payload, details }: { payload: unknown; details: unknown }): string[] {
  return [payload, details].flatMap((one) => {
    const found = named.safeParse(one).data ?? {};
    return Object.values(found).filter((name) => name !== undefined);
  });
}
