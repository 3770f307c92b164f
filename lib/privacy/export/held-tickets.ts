import { and, asc, eq, gt, ne, or, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { attachments, messages, ticketParticipants, tickets, users } from "@/db/schema";

/** Tickets that he asked for, takes part in, or wrote on. */
export function heldTickets(userId: number) {
  return (after: number, limit: number) =>
    db()
      .select({
        id: tickets.id,
        number: tickets.number,
        subject: tickets.subject,
        status: tickets.status,
        priority: tickets.priority,
        source: tickets.source,
        part: sql<string>`case when ${tickets.requesterId} = ${userId} then 'requester' else 'participant' end`,
        fields: tickets.fields,
        createdAt: tickets.createdAt,
        updatedAt: tickets.updatedAt,
        solvedAt: tickets.solvedAt,
      })
      .from(tickets)
      .where(
        and(
          gt(tickets.id, after),
          or(
            eq(tickets.requesterId, userId),
            sql`${tickets.id} = any(array(select ${ticketParticipants.ticketId} from ${ticketParticipants}
              where ${ticketParticipants.userId} = ${userId} and ${ticketParticipants.role} = 'cc'
              union select ${messages.ticketId} from ${messages} where ${messages.authorId} = ${userId}
                and ${messages.side} = 'customer'))`,
          ),
        ),
      )
      .orderBy(asc(tickets.id))
      .limit(literalLimit(limit));
}

/**
 * Of one ticket: what he wrote, and on his own tickets every public message, as he could read it. No notes, and nothing
 * that a stranger claimed.
 */
export function heldMessages(userId: number, ticketId: number) {
  return (after: number, limit: number) =>
    db()
      .select({
        id: messages.id,
        writtenBy: users.name,
        byThisPerson: sql<boolean>`${messages.authorId} = ${userId}`,
        side: messages.side,
        at: messages.createdAt,
        text: messages.text,
        html: messages.html,
        headers: sql<unknown>`case when ${messages.authorId} = ${userId} then ${messages.emailHeaders} end`,
      })
      .from(messages)
      .innerJoin(users, eq(users.id, messages.authorId))
      .innerJoin(tickets, eq(tickets.id, messages.ticketId))
      .where(and(gt(messages.id, after), isHeld(userId, ticketId)))
      .orderBy(asc(messages.id))
      .limit(literalLimit(limit));
}

/** The files of those messages. */
export function heldFiles(userId: number, ticketId: number) {
  return (after: number, limit: number) =>
    db()
      .select({
        id: attachments.id,
        messageId: attachments.messageId,
        name: attachments.name,
        storageKey: attachments.storageKey,
        at: messages.createdAt,
      })
      .from(attachments)
      .innerJoin(messages, eq(messages.id, attachments.messageId))
      .innerJoin(tickets, eq(tickets.id, messages.ticketId))
      .where(and(gt(attachments.id, after), isHeld(userId, ticketId)))
      .orderBy(asc(attachments.id))
      .limit(literalLimit(limit));
}

function isHeld(userId: number, ticketId: number): SQL | undefined {
  const isPublic = and(eq(messages.kind, "public"), eq(messages.state, "accepted"));
  return and(
    eq(messages.ticketId, ticketId),
    // What moved stands on another ticket, too.
    ne(messages.state, "moved"),
    or(
      and(eq(messages.authorId, userId), eq(messages.side, "customer")),
      and(eq(tickets.requesterId, userId), isPublic),
    ),
  );
}
