import { and, desc, eq, inArray, lt, ne, notInArray, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { ticketParticipants, tickets, users } from "@/db/schema";
import { type Actor, asCustomer } from "@/lib/core/actor";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListRequestsInput, listRequestsInput } from "./inputs";
import { requestState } from "./request-state";
import { isSharedBy, ticketScope } from "./scope";
import type { RequestList } from "./view-types";

/**
 * What somebody asked for or takes part in, or what colleagues asked for whose organisation shares it with him: the
 * newest request first, one page by keyset.
 */
export async function listRequests(actor: Actor, raw: ListRequestsInput): Promise<RequestList> {
  const { of, cursor, limit } = listRequestsInput.parse(raw);
  const customer = asCustomer(actor);
  const ids = (of === "own" ? ownIds : colleaguesIds)(customer, cursor, limit + 1);
  const rows = await db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      requesterId: tickets.requesterId,
      requester: users.name,
      lastMessageAt: tickets.lastMessageAt,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .where(and(inArray(tickets.id, ids), ticketScope(customer)))
    .orderBy(desc(tickets.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor("request", last.id));
  return {
    rows: page.map(({ number, subject, status, requesterId, requester, lastMessageAt }) => ({
      number,
      subject,
      state: requestState(status),
      askedBy: requesterId === customer.id ? null : requester,
      lastMessageAt: lastMessageAt.toISOString(),
    })),
    next,
  };
}

/** Each part by its own index, and no more of it than the page can show: "requester or participant" would use neither. */
function ownIds(customer: Actor, cursor: string | undefined, limit: number) {
  const asked = db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.requesterId, customer.id), shown(cursor)))
    .orderBy(desc(tickets.id))
    .limit(literalLimit(limit));
  const joined = db()
    .select({ id: tickets.id })
    .from(ticketParticipants)
    .innerJoin(tickets, eq(tickets.id, ticketParticipants.ticketId))
    .where(and(eq(ticketParticipants.userId, customer.id), eq(ticketParticipants.role, "cc"), shown(cursor)))
    .orderBy(desc(tickets.id))
    .limit(literalLimit(limit));
  return sql`(${union(asked, joined)})`;
}

/** By the index of organisations, in its order. */
function colleaguesIds(customer: Actor, cursor: string | undefined, limit: number) {
  const theirs = and(isSharedBy(customer.sharedOrganisationId), ne(tickets.requesterId, customer.id));
  const found = db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(theirs, shown(cursor)))
    .orderBy(sql`${tickets.id} desc nulls last`)
    .limit(literalLimit(limit));
  return sql`(${found})`;
}

function shown(cursor: string | undefined) {
  const older = cursor === undefined ? undefined : lt(tickets.id, decodeCursor(cursor).id);
  return and(older, notInArray(tickets.status, ["spam", "trash"]));
}
