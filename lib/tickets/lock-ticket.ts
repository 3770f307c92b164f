import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ticketParticipants, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announce, type TicketKeys } from "@/lib/events/live";
import { ticketScope } from "./scope";

export type LockedTicket = typeof tickets.$inferSelect & { keys: TicketKeys };

/**
 * The ticket a verb is about to change, locked and in the actor's scope. Every verb locks the ticket first and its
 * clocks after it, so that none waits for another in a circle.
 * @throws AppError `not_found` for one that does not exist or is not to be seen
 */
export async function lockTicket(tx: Tx, actor: Actor, ticketId: number): Promise<LockedTicket> {
  const [row] = await tx
    .select()
    .from(tickets)
    .where(and(eq(tickets.id, ticketId), ticketScope(actor)))
    // No verb changes a key. A plain "update" lock holds up whoever only refers to the ticket, such as a read mark
    // that this verb may then wait for: a deadlock.
    .for("no key update");
  if (!row) throw new AppError("not_found", "error.notFound");
  return { ...row, keys: await ticketKeys(tx, row) };
}

/** Saves fields of a locked ticket, raises its version, and tells open pages after the commit. */
export async function saveTicket(
  tx: Tx,
  ticket: LockedTicket,
  now: Date,
  change: Partial<typeof tickets.$inferInsert>,
): Promise<void> {
  await tx
    .update(tickets)
    .set({ ...change, version: ticket.version + 1, updatedAt: now })
    .where(eq(tickets.id, ticket.id));
  await announceTicket(tx, ticket.id, ticket.keys);
}

/** Tells whoever may see the ticket now, or could before, that it changed. */
export async function announceTicket(tx: Tx, ticketId: number, before: TicketKeys | null): Promise<void> {
  const [row] = await tx.select().from(tickets).where(eq(tickets.id, ticketId));
  if (!row) return;
  announce(tx, { kind: "ticket", id: ticketId, before, after: await ticketKeys(tx, row) });
}

async function ticketKeys(
  tx: Tx,
  row: Pick<typeof tickets.$inferSelect, "id" | "teamId" | "assigneeId" | "requesterId">,
): Promise<TicketKeys> {
  const { teamId, assigneeId, requesterId } = row;
  const participants = await tx
    .select({ userId: ticketParticipants.userId })
    .from(ticketParticipants)
    .where(eq(ticketParticipants.ticketId, row.id));
  return { teamId, assigneeId, requesterId, participantIds: participants.map((one) => one.userId) };
}
