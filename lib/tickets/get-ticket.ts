import { and, asc, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { rowsAsJson } from "@/db/rows-as-json";
import {
  drafts,
  links,
  mailboxes,
  organisations,
  requestTopics,
  slaClocks,
  teams,
  tickets,
  userEmails,
  users,
} from "@/db/schema";
import { awayNow } from "@/lib/accounts/absence/away";
import { phoneView } from "@/lib/accounts/phone";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { clockColumns } from "./clock-view";
import { draftColumns, draftView } from "./drafts";
import { followersQuery } from "./followers";
import { listMessages } from "./list-messages";
import { listTimeline } from "./list-timeline";
import { ticketScope } from "./scope";
import type { ClockView, DraftView, OtherTicket, PersonView, TicketView } from "./view-types";

const assignees = alias(users, "assignees");

/**
 * Everything a ticket's page shows.
 * @throws AppError `not_found` for one that does not exist or is not to be seen
 */
export async function getTicket(actor: Actor, number: number): Promise<TicketView> {
  return getTicketOf(actor, await findTicketHead(actor, number));
}

/** The same for a head that `findTicketHead` gave to this actor. */
export async function getTicketOf(actor: Actor, head: TicketHead): Promise<TicketView> {
  const [messages, lines, clocks, ownDrafts, otherTickets] = await Promise.all([
    listMessages(actor, head.id),
    listTimeline(actor, head.id),
    clocksOf(actor, head.id),
    draftsOf(actor, head.id),
    otherTicketsOf(actor, head.requesterId, head.id),
  ]);
  return {
    id: head.id,
    number: head.number,
    subject: head.subject,
    status: head.status,
    priority: head.priority,
    source: head.source,
    version: head.version,
    tags: head.tags,
    topic: head.topic,
    requester: {
      id: head.requesterId,
      name: head.requesterName,
      address: head.requesterAddress,
      phone: actor.kind === "customer" ? null : phoneView(head.requesterPhone),
      organisation: head.organisation,
      otherTickets,
    },
    assignee:
      head.assigneeId !== null && head.assigneeName !== null
        ? { id: head.assigneeId, name: head.assigneeName, away: head.assigneeAway }
        : null,
    team: head.team,
    followers: actor.kind === "customer" ? [] : head.followers,
    claims: head.claims,
    mailboxAddress: head.mailboxAddress,
    clocks,
    messages,
    lines,
    drafts: ownDrafts,
    createdAt: head.createdAt.toISOString(),
    unverified: head.unverified,
    hasGuestLinks: head.hasGuestLinks,
  };
}

export type TicketHead = Awaited<ReturnType<typeof findTicketHead>>;

/**
 * The ticket's own row, in one statement: enough to know that it is there and may be seen.
 * @throws AppError `not_found`
 */
export async function findTicketHead(actor: Actor, number: number) {
  const claimed = claimedTicket(actor);
  const [head] = await db()
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      priority: tickets.priority,
      source: tickets.source,
      version: tickets.version,
      tags: tickets.tags,
      topic: requestTopics.name,
      createdAt: tickets.createdAt,
      requesterId: users.id,
      requesterName: users.name,
      requesterAddress: userEmails.address,
      requesterPhone: users.phone,
      organisation: organisations.name,
      assigneeId: assignees.id,
      assigneeName: assignees.name,
      assigneeAway: awayNow(assignees.id),
      followers: rowsAsJson<PersonView>(followersQuery(tickets.id)),
      team: { id: teams.id, name: teams.name, restricted: teams.restricted, hue: teams.hue },
      claims: { number: claimed.number, subject: claimed.subject },
      mailboxAddress: mailboxes.address,
      unverified: sql<boolean>`${tickets.unverifiedSince} is not null`,
      hasGuestLinks: sql<boolean>`exists (select 1 from ${links} where ${links.ticketId} = ${tickets.id}
        and ${links.revokedAt} is null and ${links.expiresAt} > now())`,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .leftJoin(organisations, eq(organisations.id, tickets.organisationId))
    .leftJoin(assignees, eq(assignees.id, tickets.assigneeId))
    .leftJoin(teams, eq(teams.id, tickets.teamId))
    .leftJoin(requestTopics, eq(requestTopics.id, tickets.topicId))
    .leftJoin(mailboxes, eq(mailboxes.id, tickets.mailboxId))
    .leftJoin(claimed, eq(claimed.id, tickets.claimsTicketId))
    .where(and(eq(tickets.number, number), ticketScope(actor)));
  if (!head) throw new AppError("not_found", "error.notFound");
  return head;
}

/** The ticket that this one's subject named: for agents who may see that one too. */
function claimedTicket(actor: Actor) {
  return db()
    .select({ id: tickets.id, number: tickets.number, subject: tickets.subject })
    .from(tickets)
    .where(actor.kind === "customer" ? sql`false` : ticketScope(actor))
    .as("claimed");
}

/** What we promise ourselves and each other; a customer sees none of it. */
async function clocksOf(actor: Actor, ticketId: number): Promise<ClockView[]> {
  if (actor.kind === "customer") return [];
  const rows = await db()
    .select(clockColumns)
    .from(slaClocks)
    .where(eq(slaClocks.ticketId, ticketId))
    .orderBy(desc(slaClocks.id))
    .limit(20);
  return rows.reverse();
}

/** One's own, which nobody else reads. */
async function draftsOf(actor: Actor, ticketId: number): Promise<DraftView[]> {
  if (actor.viewedBy) return [];
  const rows = await db()
    .select(draftColumns)
    .from(drafts)
    .where(and(eq(drafts.ticketId, ticketId), eq(drafts.authorId, actor.id), ne(drafts.state, "released")))
    .orderBy(asc(drafts.id))
    .limit(20);
  return rows.map(draftView);
}

async function otherTicketsOf(actor: Actor, requesterId: number, ticketId: number): Promise<OtherTicket[]> {
  const rows = await db()
    .select({
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      createdAt: tickets.createdAt,
    })
    .from(tickets)
    .where(
      and(
        eq(tickets.requesterId, requesterId),
        ne(tickets.id, ticketId),
        inArray(tickets.status, ["new", "open", "pending", "on_hold", "solved", "closed"]),
        ticketScope(actor),
      ),
    )
    .orderBy(desc(tickets.id))
    .limit(5);
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
