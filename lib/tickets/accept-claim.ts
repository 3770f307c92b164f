import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { TicketStatus } from "@/db/enums";
import { messages } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { announceCustomerMessage } from "./append-message";
import { recordTicketEvent } from "./events";
import { type ClaimInput, claimInput } from "./inputs";
import { type LockedTicket, lockTicket } from "./lock-ticket";
import { addParticipants } from "./open-ticket";
import { mayWorkOn } from "./policy";

export type ClaimedMessage = typeof messages.$inferSelect;

/**
 * Takes a stranger's held message into the conversation: its author becomes a participant, and what any customer's
 * message does happens now.
 * @throws AppError `not_found`, `forbidden`, or `conflict` when somebody decided first
 */
export async function acceptClaim(actor: Actor, raw: ClaimInput): Promise<void> {
  const input = claimInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const { ticket, message } = await lockClaim(tx, actor, input.messageId, mayWorkOn);
    await tx.update(messages).set({ state: "accepted" }).where(eq(messages.id, message.id));
    await addParticipants(tx, ticket.id, ticket.requesterId, [message.authorId]);
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.claim-accepted", { messageId: message.id });
    await announceCustomerMessage(tx, actor, now, ticket, message.id, message.visibleText, message.automatic);
  });
}

/** The held message and its ticket, both locked, where the policy lets the actor decide about it. */
export async function lockClaim(
  tx: Tx,
  actor: Actor,
  messageId: number,
  policy: (actor: Actor, status: TicketStatus) => boolean,
): Promise<{ ticket: LockedTicket; message: ClaimedMessage }> {
  const [found] = await tx
    .select({ ticketId: messages.ticketId })
    .from(messages)
    .where(eq(messages.id, messageId));
  if (!found) throw new AppError("not_found", "error.notFound");
  const ticket = await lockTicket(tx, actor, found.ticketId);
  if (!policy(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
  const [message] = await tx
    .select()
    .from(messages)
    .where(and(eq(messages.id, messageId), eq(messages.state, "claimed")))
    .for("update");
  if (!message) throw new AppError("conflict", "error.conflict.once");
  return { ticket, message };
}
