import { and, eq, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader, type Tx } from "@/db/client";
import { organisations, teams, tickets, userEmails, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { ticketScope } from "./scope";
import type { TicketRecord } from "./view-types";

const assignees = alias(users, "assignees");

/** @throws AppError `not_found` for one that does not exist or is not to be seen */
export async function getTicketRecord(
  actor: Actor,
  number: number,
  reader: Reader = db(),
): Promise<TicketRecord> {
  const [row] = await selectRecords(reader, {}).where(and(eq(tickets.number, number), ticketScope(actor)));
  if (!row) throw new AppError("not_found", "error.notFound");
  return ticketRecord(row);
}

/** The ticket that its caller has just written: it is told of, even where he has given it out of his own sight. */
export async function writtenRecord(tx: Tx, ticketId: number): Promise<TicketRecord> {
  const [row] = await selectRecords(tx, {}).where(eq(tickets.id, ticketId));
  if (!row) throw new Error("the ticket that was written is gone");
  return ticketRecord(row);
}

export function selectRecords<More extends Record<string, SQL>>(reader: Reader, more: More) {
  return reader
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      priority: tickets.priority,
      source: tickets.source,
      requesterId: users.id,
      requesterName: users.name,
      requesterAddress: userEmails.address,
      organisationId: organisations.id,
      organisationName: organisations.name,
      assigneeId: assignees.id,
      assigneeName: assignees.name,
      teamId: teams.id,
      teamName: teams.name,
      tags: tickets.tags,
      version: tickets.version,
      createdAt: tickets.createdAt,
      updatedAt: tickets.updatedAt,
      lastMessageAt: tickets.lastMessageAt,
      dueAt: tickets.nextDueAt,
      firstRepliedAt: tickets.firstRepliedAt,
      solvedAt: tickets.solvedAt,
      ...more,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .leftJoin(organisations, eq(organisations.id, tickets.organisationId))
    .leftJoin(assignees, eq(assignees.id, tickets.assigneeId))
    .leftJoin(teams, eq(teams.id, tickets.teamId))
    .$dynamic();
}

type SelectedRecord = Awaited<ReturnType<typeof selectRecords<Record<never, SQL>>>>[number];

export function ticketRecord(row: SelectedRecord): TicketRecord {
  const {
    requesterId,
    requesterName,
    requesterAddress,
    organisationId,
    organisationName,
    assigneeId,
    assigneeName,
    teamId,
    teamName,
    ...rest
  } = row;
  return {
    ...rest,
    requester: { id: requesterId, name: requesterName, address: requesterAddress },
    organisation: named(organisationId, organisationName),
    assignee: named(assigneeId, assigneeName),
    team: named(teamId, teamName),
  };
}

function named(id: number | null, name: string | null): { id: number; name: string } | null {
  return id === null || name === null ? null : { id, name };
}
