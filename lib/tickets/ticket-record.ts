import { and, eq } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db, type Reader, type Tx } from "@/db/client";
import { isoInstant } from "@/db/iso-instant";
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
  const [row] = await selectRecords(reader).where(and(eq(tickets.number, number), ticketScope(actor)));
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}

/** The ticket that its caller has just written: it is told of, even where he has given it out of his own sight. */
export async function writtenRecord(tx: Tx, ticketId: number): Promise<TicketRecord> {
  const [row] = await selectRecords(tx).where(eq(tickets.id, ticketId));
  if (!row) throw new Error("the ticket that was written is gone");
  return row;
}

export function selectRecords(reader: Reader) {
  return reader
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      priority: tickets.priority,
      source: tickets.source,
      requester: { id: users.id, name: users.name, address: userEmails.address },
      organisation: { id: organisations.id, name: organisations.name },
      assignee: { id: assignees.id, name: assignees.name },
      team: { id: teams.id, name: teams.name },
      tags: tickets.tags,
      version: tickets.version,
      createdAt: isoInstant(tickets.createdAt),
      updatedAt: isoInstant(tickets.updatedAt),
      lastMessageAt: isoInstant(tickets.lastMessageAt),
      dueAt: isoInstant(tickets.nextDueAt),
      firstRepliedAt: isoInstant(tickets.firstRepliedAt),
      solvedAt: isoInstant(tickets.solvedAt),
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .leftJoin(organisations, eq(organisations.id, tickets.organisationId))
    .leftJoin(assignees, eq(assignees.id, tickets.assigneeId))
    .leftJoin(teams, eq(teams.id, tickets.teamId))
    .$dynamic();
}
