import type { Tx } from "@/db/client";
import type { TicketStatus } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { type ClockChange, moveClocks } from "@/lib/sla/move-clocks";
import { addMessage, type NewMessage, previewOf } from "./add-message";
import { recordTicketEvent } from "./events";
import { type LockedTicket, saveTicket } from "./lock-ticket";
import { releaseAssignee } from "./release-assignee";

const reopened: readonly TicketStatus[] = ["pending", "on_hold", "solved"];

/**
 * A message of the customer's side on a locked ticket: re-opens what waited on him and starts the next response;
 * automatic mail does neither. Who is away may let it go meanwhile (release-assignee.ts).
 */
export async function appendCustomerMessage(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: LockedTicket,
  message: Omit<NewMessage, "ticketId" | "kind" | "state" | "side">,
): Promise<number> {
  const messageId = await addMessage(
    tx,
    { ...message, ticketId: ticket.id, side: "customer", kind: "public", state: "accepted" },
    now,
  );
  await announceCustomerMessage(tx, actor, now, ticket, messageId, message.visibleText, message.automatic);
  return messageId;
}

/** What follows from a customer's message that stands on the ticket, new or just accepted. */
export async function announceCustomerMessage(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: LockedTicket,
  messageId: number,
  visibleText: string,
  automatic: boolean,
): Promise<void> {
  const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.replied", {
    messageId,
    side: "customer",
    automatic,
  });
  // An accepted claim may be older than what was written meanwhile.
  const lastMessageId = Math.max(messageId, ticket.lastMessageId ?? 0);
  const latest = { lastMessageId, lastMessageAt: now, preview: previewOf(visibleText) };
  if (automatic) return saveTicket(tx, ticket, now, latest);
  const asleep = ticket.status === "spam";
  const reopens = reopened.includes(ticket.status);
  const changes: ClockChange[] = reopens
    ? [{ kind: "status", to: "open" }, { kind: "asked" }]
    : [{ kind: "asked" }];
  const where = { actor, ticketId: ticket.id, priority: ticket.priority, now, eventId };
  const nextDueAt = asleep ? ticket.nextDueAt : await moveClocks(tx, where, changes);
  if (reopens) {
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.status-changed", {
      from: ticket.status,
      to: "open",
    });
  }
  const status = reopens ? "open" : ticket.status;
  const cause = { eventId, reopens };
  const released = asleep ? {} : await releaseAssignee(tx, actor, now, { ...ticket, status }, cause);
  await saveTicket(tx, ticket, now, {
    ...latest,
    lastPublicSide: "customer",
    nextDueAt,
    ...(reopens ? { status, solvedAt: null } : {}),
    ...released,
  });
}
