import { and, eq, inArray, lt, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { tickets, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListTicketsOfInput, listTicketsOfInput } from "./inputs";
import { ticketScope } from "./scope";
import type { TicketsOf } from "./view-types";

const assignees = alias(users, "assignees");

/**
 * What a customer or an organisation asked for, newest first: those of the tickets that the actor sees, without what
 * was set aside or merged.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function listTicketsOf(actor: Actor, raw: ListTicketsOfInput): Promise<TicketsOf> {
  ensureMay(actor, "tickets.work");
  const { of, cursor, limit } = listTicketsOfInput.parse(raw);
  const rows = await db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      requester: users.name,
      assignee: assignees.name,
      lastMessageAt: tickets.lastMessageAt,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(assignees, eq(assignees.id, tickets.assigneeId))
    .where(
      and(ticketsOf(actor, of), cursor === undefined ? undefined : lt(tickets.id, decodeCursor(cursor).id)),
    )
    // As the indexes have it.
    .orderBy(sql`${tickets.id} desc nulls last`)
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor("", last.id));
  return {
    rows: page.map(({ id: _id, ...row }) => ({ ...row, lastMessageAt: row.lastMessageAt.toISOString() })),
    next,
  };
}

/** Condition on `tickets`: those of a person or an organisation that the actor sees, without what was set aside or merged. */
export function ticketsOf(actor: Actor, of: ListTicketsOfInput["of"]): SQL | undefined {
  return and(
    "personId" in of ? eq(tickets.requesterId, of.personId) : eq(tickets.organisationId, of.organisationId),
    inArray(tickets.status, ["new", "open", "pending", "on_hold", "solved", "closed"]),
    ticketScope(actor),
  );
}
