import { and, desc, eq, inArray, lt, notInArray, sql } from "drizzle-orm";
import { union } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { ticketParticipants, tickets } from "@/db/schema";
import { type Actor, asCustomer } from "@/lib/core/actor";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListRequestsInput, listRequestsInput } from "./inputs";
import { requestState } from "./request-state";
import { ticketScope } from "./scope";
import type { RequestList } from "./view-types";

/** What somebody asked for or takes part in, the newest request first, one page by keyset. */
export async function listRequests(actor: Actor, raw: ListRequestsInput): Promise<RequestList> {
  const { cursor, limit } = listRequestsInput.parse(raw);
  const customer = asCustomer(actor);
  const rows = await db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      lastMessageAt: tickets.lastMessageAt,
    })
    .from(tickets)
    .where(and(inArray(tickets.id, ownIds(customer, cursor, limit + 1)), ticketScope(customer)))
    .orderBy(desc(tickets.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor("request", last.id));
  return {
    rows: page.map(({ id: _id, status, lastMessageAt, ...row }) => ({
      ...row,
      state: requestState(status),
      lastMessageAt: lastMessageAt.toISOString(),
    })),
    next,
  };
}

/** Each part by its own index, and no more of it than the page can show: "requester or participant" would use neither. */
function ownIds(customer: Actor, cursor: string | undefined, limit: number) {
  const older = cursor === undefined ? undefined : lt(tickets.id, decodeCursor(cursor).id);
  const shown = and(older, notInArray(tickets.status, ["spam", "trash"]));
  const asked = db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.requesterId, customer.id), shown))
    .orderBy(desc(tickets.id))
    .limit(literalLimit(limit));
  const joined = db()
    .select({ id: tickets.id })
    .from(ticketParticipants)
    .innerJoin(tickets, eq(tickets.id, ticketParticipants.ticketId))
    .where(and(eq(ticketParticipants.userId, customer.id), shown))
    .orderBy(desc(tickets.id))
    .limit(literalLimit(limit));
  return sql`(${union(asked, joined)})`;
}
