import type { Tx } from "@/db/client";
import type { SettableStatus } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { type ClockChange, moveClocks } from "@/lib/sla/move-clocks";
import { addMessage, previewOf, type StoredFile } from "./add-message";
import { recordTicketEvent } from "./events";
import { htmlBody } from "./html-body";
import { type LockedTicket, saveTicket } from "./lock-ticket";
import { queueTicketMail, type TicketMailbox } from "./queue-ticket-mail";
import type { replyRecipients } from "./recipients";
import { rememberRead } from "./remember-read";
import { renderAgentMail } from "./render-agent-mail";
import { statusChange } from "./set-status";

type Reply = { html: string; nextStatus: SettableStatus | null; draftId: number; files?: StoredFile[] };

/**
 * A public reply on a locked ticket, once it is sure to leave: message, event, clocks, status and mail, within the
 * caller's transaction.
 * @returns the message's id
 */
export async function writeReply(
  tx: Tx,
  author: Actor,
  now: Date,
  ticket: LockedTicket,
  reply: Reply,
  mailbox: TicketMailbox,
  people: Awaited<ReturnType<typeof replyRecipients>>,
): Promise<number> {
  const body = htmlBody(reply.html);
  // His own request is answered as its customer (DESIGN.md section 4, messages), and moves clocks as one.
  const side = ticket.requesterId === author.id ? "customer" : "agent";
  const words = { ...body, ticketId: ticket.id, authorId: author.id, side, kind: "public" } as const;
  const messageId = await addMessage(
    tx,
    { ...words, state: "accepted", automatic: false, draftId: reply.draftId, files: reply.files },
    now,
  );
  const eventId = await recordTicketEvent(tx, author, now, ticket.id, "ticket.replied", {
    messageId,
    side,
    automatic: false,
  });
  const to = reply.nextStatus ?? (side === "agent" && ticket.status === "new" ? "open" : null);
  const { change } = to ? await statusChange(tx, author, now, ticket, to) : { change: {} };
  const moves: ClockChange[] = [{ kind: side === "agent" ? "answered" : "asked" }];
  if (to && to !== ticket.status) moves.push({ kind: "status", to });
  const where = { actor: author, ticketId: ticket.id, priority: ticket.priority, now, eventId };
  const nextDueAt = await moveClocks(tx, where, moves);
  const rendered = await renderAgentMail(tx, author, body, mailbox);
  await queueTicketMail(
    tx,
    ticket,
    mailbox,
    { purpose: "reply", messageId, senderName: author.name, ...people, ...rendered, automatic: false },
    now,
  );
  // His own words are no news to him; what came meanwhile would have held the reply.
  await rememberRead(tx, author.id, ticket.id, messageId);
  await saveTicket(tx, ticket, now, {
    ...change,
    nextDueAt,
    lastPublicSide: side,
    lastMessageId: messageId,
    lastMessageAt: now,
    preview: previewOf(body.visibleText),
    firstRepliedAt: ticket.firstRepliedAt ?? (side === "agent" ? now : null),
  });
  return messageId;
}
