import { and, asc, eq, gt, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import {
  apiTokens,
  appointments,
  calendarFeeds,
  drafts,
  eventDetails,
  events,
  invitations,
  links,
  notifications,
  outboxMail,
  outboxRecipients,
  sessions,
  tickets,
  uploads,
} from "@/db/schema";

/** With those who turned out to be this person. */
type Person = { userIds: number[]; addresses: string[] };
type Read = (after: number, limit: number) => Promise<{ id: number }[]>;

/** What is held on a person in rows of his own, each kind a file of the export. Hashes of secrets are never read. */
export function heldLists({ userIds, addresses }: Person): Record<string, Read> {
  return {
    sessions: (after, limit) =>
      db()
        .select({
          id: sessions.id,
          createdAt: sessions.createdAt,
          lastSeenAt: sessions.lastSeenAt,
          expiresAt: sessions.expiresAt,
          network: sessions.network,
          agent: sessions.agent,
        })
        .from(sessions)
        .where(from(sessions.id, after, isAnyOf(sessions.userId, userIds)))
        .orderBy(asc(sessions.id))
        .limit(literalLimit(limit)),
    links: (after, limit) =>
      db()
        .select({
          id: links.id,
          purpose: links.purpose,
          ticket: tickets.number,
          createdAt: links.createdAt,
          expiresAt: links.expiresAt,
          usedAt: links.usedAt,
          revokedAt: links.revokedAt,
        })
        .from(links)
        .leftJoin(tickets, eq(tickets.id, links.ticketId))
        .where(from(links.id, after, isAnyOf(links.userId, userIds)))
        .orderBy(asc(links.id))
        .limit(literalLimit(limit)),
    "api-tokens": (after, limit) =>
      db()
        .select({
          id: apiTokens.id,
          name: apiTokens.name,
          scopes: apiTokens.scopes,
          createdAt: apiTokens.createdAt,
          lastUsedAt: apiTokens.lastUsedAt,
          expiresAt: apiTokens.expiresAt,
          revokedAt: apiTokens.revokedAt,
        })
        .from(apiTokens)
        .where(from(apiTokens.id, after, isAnyOf(apiTokens.userId, userIds)))
        .orderBy(asc(apiTokens.id))
        .limit(literalLimit(limit)),
    "calendar-addresses": (after, limit) =>
      db()
        .select({
          id: calendarFeeds.id,
          createdAt: calendarFeeds.createdAt,
          revokedAt: calendarFeeds.revokedAt,
        })
        .from(calendarFeeds)
        .where(from(calendarFeeds.id, after, isAnyOf(calendarFeeds.userId, userIds)))
        .orderBy(asc(calendarFeeds.id))
        .limit(literalLimit(limit)),
    invitations: (after, limit) =>
      db()
        .select({
          id: invitations.id,
          address: invitations.address,
          name: invitations.name,
          createdAt: invitations.createdAt,
          expiresAt: invitations.expiresAt,
          acceptedAt: invitations.acceptedAt,
          withdrawnAt: invitations.withdrawnAt,
        })
        .from(invitations)
        .where(from(invitations.id, after, isAnyOf(invitations.address, addresses)))
        .orderBy(asc(invitations.id))
        .limit(literalLimit(limit)),
    notices: (after, limit) =>
      db()
        .select({
          id: notifications.id,
          about: notifications.kind,
          ticket: tickets.number,
          at: notifications.at,
          readAt: notifications.readAt,
        })
        .from(notifications)
        .innerJoin(tickets, eq(tickets.id, notifications.ticketId))
        .where(from(notifications.id, after, isAnyOf(notifications.userId, userIds)))
        .orderBy(asc(notifications.id))
        .limit(literalLimit(limit)),
    appointments: (after, limit) =>
      db()
        .select({
          id: appointments.id,
          title: appointments.title,
          place: appointments.place,
          startsAt: appointments.startsAt,
          endsAt: appointments.endsAt,
          ticket: tickets.number,
        })
        .from(appointments)
        .leftJoin(tickets, eq(tickets.id, appointments.ticketId))
        .where(
          from(
            appointments.id,
            after,
            or(isAnyOf(tickets.requesterId, userIds), isAnyOf(appointments.assigneeId, userIds)),
          ),
        )
        .orderBy(asc(appointments.id))
        .limit(literalLimit(limit)),
    drafts: (after, limit) =>
      db()
        .select({
          id: drafts.id,
          ticket: tickets.number,
          html: drafts.html,
          state: drafts.state,
          updatedAt: drafts.updatedAt,
        })
        .from(drafts)
        .innerJoin(tickets, eq(tickets.id, drafts.ticketId))
        .where(from(drafts.id, after, isAnyOf(drafts.authorId, userIds)))
        .orderBy(asc(drafts.id))
        .limit(literalLimit(limit)),
    uploads: (after, limit) =>
      db()
        .select({
          id: uploads.id,
          name: uploads.name,
          mediaType: uploads.mediaType,
          size: uploads.size,
          createdAt: uploads.createdAt,
        })
        .from(uploads)
        .where(from(uploads.id, after, isAnyOf(uploads.userId, userIds)))
        .orderBy(asc(uploads.id))
        .limit(literalLimit(limit)),
    "mails-to-this-person": (after, limit) =>
      db()
        .select({
          id: outboxRecipients.id,
          address: outboxRecipients.address,
          purpose: outboxMail.purpose,
          subject: outboxMail.subject,
          text: outboxMail.text,
          state: outboxRecipients.state,
          createdAt: outboxMail.createdAt,
          sentAt: outboxMail.sentAt,
        })
        .from(outboxRecipients)
        .innerJoin(outboxMail, eq(outboxMail.id, outboxRecipients.mailId))
        .where(from(outboxRecipients.id, after, isAnyOf(outboxRecipients.address, addresses)))
        .orderBy(asc(outboxRecipients.id))
        .limit(literalLimit(limit)),
    audit: (after, limit) =>
      db()
        .select({
          id: events.id,
          at: events.at,
          what: events.name,
          byThisPerson: sql<boolean>`coalesce(${isAnyOf(events.actorId, userIds)}, false)`,
          details: sql<unknown>`case when ${events.subjectKind} = 'user' and ${isAnyOf(events.subjectId, userIds)}
            then ${eventDetails.details} end`,
        })
        .from(events)
        .leftJoin(eventDetails, eq(eventDetails.eventId, events.id))
        .where(
          from(
            events.id,
            after,
            or(
              isAnyOf(events.actorId, userIds),
              and(eq(events.subjectKind, "user"), isAnyOf(events.subjectId, userIds)),
            ),
          ),
        )
        .orderBy(asc(events.id))
        .limit(literalLimit(limit)),
  };
}

function from(id: PgColumn, after: number, which: SQL | undefined): SQL | undefined {
  return and(gt(id, after), which);
}
