import type { Tx } from "@/db/client";
import type { MessageKind, TicketPriority, TicketSource } from "@/db/enums";
import { ticketParticipants, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { randomToken } from "@/lib/core/ids";
import { cutText } from "@/lib/email/cut-text";
import { moveClocks } from "@/lib/sla/move-clocks";
import { addMessage, type NewMessage, previewOf } from "./add-message";
import type { ChosenTopic } from "./chosen-topic";
import { recordTicketEvent } from "./events";
import { updateTicket } from "./lock-ticket";

export type NewTicket = {
  subject: string;
  requester: { id: number; organisationId: number | null };
  mailboxId: number | null;
  source: TicketSource;
  /** The ticket that this one's subject names although its sender has no part in it. */
  claimsTicketId?: number | null;
  /** The closed ticket that this one goes on with. */
  followsTicketId?: number | null;
  participantIds?: number[];
  /** What its customer said it is about. */
  topic?: ChosenTopic | null;
  /** The requester's address was typed by somebody who has not shown that it is his. */
  unverified?: boolean;
  message: Omit<NewMessage, "ticketId" | "kind" | "state">;
  /** Set when one of ours opens it for the customer. */
  byAgent?: ByAgent;
};

/** `eventId`: of its opening, which rules act upon. */
export type OpenedTicket = {
  ticketId: number;
  number: number;
  messageId: number;
  replyToken: string;
  eventId: number;
};

type ByAgent = {
  kind: MessageKind;
  status: "new" | "open";
  priority: TicketPriority;
  teamId: number | null;
  assigneeId: number | null;
  tags: string[];
};

/**
 * Opens a ticket with its first message, its event and its clocks, within the caller's transaction.
 * The clocks start at `now`; a ticket opened by automatic mail has them too: somebody must look at it. One that an agent
 * opens owes its solution only.
 */
export async function openTicket(tx: Tx, actor: Actor, now: Date, input: NewTicket): Promise<OpenedTicket> {
  const { byAgent, topic } = input;
  const isNote = byAgent?.kind === "note";
  const [ticket] = await tx
    .insert(tickets)
    .values({
      subject: cutText(input.subject, 500) || "-",
      status: byAgent?.status ?? "new",
      priority: byAgent?.priority ?? topic?.priority ?? "normal",
      requesterId: input.requester.id,
      organisationId: input.requester.organisationId,
      teamId: byAgent?.teamId ?? topic?.teamId ?? null,
      assigneeId: byAgent?.assigneeId ?? null,
      mailboxId: input.mailboxId,
      topicId: topic?.id ?? null,
      source: input.source,
      tags: byAgent?.tags ?? [],
      fields: {},
      replyToken: randomToken(),
      version: 1,
      lastPublicSide: isNote ? null : input.message.side,
      lastMessageAt: now,
      preview: isNote ? "" : previewOf(input.message.visibleText),
      claimsTicketId: input.claimsTicketId ?? null,
      followsTicketId: input.followsTicketId ?? null,
      unverifiedSince: input.unverified ? now : null,
      createdAt: now,
      updatedAt: now,
    })
    .returning({
      id: tickets.id,
      number: tickets.number,
      priority: tickets.priority,
      replyToken: tickets.replyToken,
    });
  if (!ticket) throw new Error("the ticket was not written");
  await addParticipants(tx, ticket.id, input.requester.id, input.participantIds ?? []);
  const messageId = await addMessage(
    tx,
    { ...input.message, ticketId: ticket.id, kind: byAgent?.kind ?? "public", state: "accepted" },
    now,
  );
  const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.created", {
    source: input.source,
    messageId,
    automatic: input.message.automatic,
  });
  const nextDueAt = await moveClocks(
    tx,
    { actor, ticketId: ticket.id, priority: ticket.priority, now, eventId },
    [{ kind: "created", by: input.message.side === "agent" ? "agent" : "customer" }],
  );
  await updateTicket(tx, ticket.id, null, { nextDueAt, lastMessageId: messageId });
  return { ticketId: ticket.id, number: ticket.number, messageId, replyToken: ticket.replyToken, eventId };
}

/** Adds people who are copied; the requester is never one of them. */
export async function addParticipants(
  tx: Tx,
  ticketId: number,
  requesterId: number,
  userIds: number[],
): Promise<void> {
  const others = [...new Set(userIds)].filter((id) => id !== requesterId);
  if (others.length === 0) return;
  await tx
    .insert(ticketParticipants)
    .values(others.map((userId) => ({ ticketId, userId, role: "cc" as const })))
    .onConflictDoNothing();
}
