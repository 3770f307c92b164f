import { and, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ticketParticipants, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announce, type TicketKeys } from "@/lib/events/live";
import { sharedOrganisationId, ticketScope } from "./scope";

export type LockedTicket = typeof tickets.$inferSelect & { keys: TicketKeys };

/** What decides who may hear of the ticket, beside its row's own columns. */
const participantIds = idsOf("cc");
const followerIds = idsOf("follower");

function idsOf(role: (typeof ticketParticipants.$inferSelect)["role"]): SQL<number[]> {
  return sql`array(select p.user_id from ${ticketParticipants} p
    where p.ticket_id = ${tickets.id} and p.role = ${role})::float8[]`;
}

const keyColumns = {
  teamId: tickets.teamId,
  assigneeId: tickets.assigneeId,
  requesterId: tickets.requesterId,
  participantIds,
  followerIds,
  sharedOrganisationId,
};

/**
 * The ticket a verb is about to change, locked and in the actor's scope. Every verb locks the ticket first and its
 * clocks after it, so that none waits for another in a circle.
 * @throws AppError `not_found` for one that does not exist or is not to be seen
 */
export function lockTicket(tx: Tx, actor: Actor, ticketId: number): Promise<LockedTicket> {
  return lockWhere(tx, actor, eq(tickets.id, ticketId));
}

/** The same by the number that people and programs call it by. */
export function lockNumbered(tx: Tx, actor: Actor, number: number): Promise<LockedTicket> {
  return lockWhere(tx, actor, eq(tickets.number, number));
}

async function lockWhere(tx: Tx, actor: Actor, which: SQL): Promise<LockedTicket> {
  const [row] = await tx
    .select({ ...getTableColumns(tickets), participantIds, followerIds, sharedOrganisationId })
    .from(tickets)
    .where(and(which, ticketScope(actor)))
    // No verb changes a key. A plain "update" lock holds up whoever only refers to the ticket, such as a read mark
    // that this verb may then wait for: a deadlock.
    .for("no key update");
  if (!row) throw new AppError("not_found", "error.notFound");
  const {
    participantIds: participants,
    followerIds: followers,
    sharedOrganisationId: shared,
    ...ticket
  } = row;
  const { teamId, assigneeId, requesterId } = ticket;
  const keys = {
    teamId,
    assigneeId,
    requesterId,
    participantIds: participants,
    followerIds: followers,
    sharedOrganisationId: shared,
  };
  return { ...ticket, keys };
}

/** Saves fields of a locked ticket, raises its version, and tells open pages after the commit. */
export async function saveTicket(
  tx: Tx,
  ticket: LockedTicket,
  now: Date,
  change: Partial<typeof tickets.$inferInsert>,
): Promise<void> {
  await updateTicket(tx, ticket.id, ticket.keys, { ...change, version: ticket.version + 1, updatedAt: now });
}

/** Writes fields of a ticket that this transaction made or holds, and tells open pages after the commit. */
export async function updateTicket(
  tx: Tx,
  ticketId: number,
  before: TicketKeys | null,
  change: Partial<typeof tickets.$inferInsert>,
): Promise<void> {
  const [after] = await tx.update(tickets).set(change).where(eq(tickets.id, ticketId)).returning(keyColumns);
  if (after) announce(tx, { kind: "ticket", id: ticketId, before, after });
}

/** Tells whoever may see the ticket that something about it changed. */
export async function announceTicket(tx: Tx, ticketId: number): Promise<void> {
  const [keys] = await tx.select(keyColumns).from(tickets).where(eq(tickets.id, ticketId));
  if (keys) announce(tx, { kind: "ticket", id: ticketId, before: null, after: keys });
}
