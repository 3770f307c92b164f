import { and, eq, max, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { attachments, mailLedger, messages, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { transact } from "@/lib/events/transact";
import { type ClaimedMessage, lockClaim } from "./accept-claim";
import { recordTicketEvent } from "./events";
import { type ClaimInput, claimInput } from "./inputs";
import { saveTicket } from "./lock-ticket";
import { openTicket } from "./open-ticket";
import { mayMoveClaim } from "./policy";

/**
 * Makes a stranger's held message a ticket of his own; the thread it named keeps nothing of it.
 * @returns the new ticket's number
 * @throws AppError `not_found`, `forbidden`, or `conflict` when somebody decided first
 */
export async function moveClaim(actor: Actor, raw: ClaimInput): Promise<{ number: number }> {
  const input = claimInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const { ticket, message } = await lockClaim(tx, actor, input.messageId, mayMoveClaim);
    await tx.update(messages).set({ state: "moved" }).where(eq(messages.id, message.id));
    const requester = await author(tx, message.authorId);
    const opened = await openTicket(tx, actor, now, {
      subject: subjectOf(message) ?? ticket.subject,
      requester,
      mailboxId: ticket.mailboxId,
      source: "email",
      message: {
        authorId: message.authorId,
        side: "customer",
        automatic: message.automatic,
        html: message.html,
        quotedHtml: message.quotedHtml,
        text: message.text,
        visibleText: message.visibleText,
        remoteImages: message.remoteImages,
        emailMessageId: message.emailMessageId,
        emailHeaders: message.emailHeaders as Record<string, unknown> | null,
        ledgerId: message.ledgerId,
        files: await filesOf(tx, message.id),
      },
    });
    if (message.ledgerId !== null) {
      await tx
        .update(mailLedger)
        .set({ ticketId: opened.ticketId })
        .where(eq(mailLedger.id, message.ledgerId));
    }
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.claim-moved", {
      messageId: message.id,
      toTicketId: opened.ticketId,
    });
    await saveTicket(tx, ticket, now, { lastMessageId: await newestMessage(tx, ticket.id) });
    return { number: opened.number };
  });
}

/** What is left to be read where the message was held; automatic answers of ours are no news. */
async function newestMessage(tx: Tx, ticketId: number): Promise<number | null> {
  const [row] = await tx
    .select({ id: max(messages.id) })
    .from(messages)
    .where(and(eq(messages.ticketId, ticketId), ne(messages.state, "moved"), ne(messages.side, "system")));
  return row?.id ?? null;
}

async function author(tx: Tx, userId: number): Promise<{ id: number; organisationId: number | null }> {
  const [row] = await tx
    .select({ id: users.id, organisationId: users.organisationId })
    .from(users)
    .where(eq(users.id, userId));
  if (!row) throw new Error("a message without its author");
  return row;
}

/** The same stored bytes hang on the new message too: storage keys are shared, never rewritten. */
async function filesOf(tx: Tx, messageId: number) {
  return tx
    .select({
      name: attachments.name,
      mediaType: attachments.mediaType,
      size: attachments.size,
      sha256: attachments.sha256,
      storageKey: attachments.storageKey,
      contentId: attachments.contentId,
    })
    .from(attachments)
    .where(eq(attachments.messageId, messageId));
}

function subjectOf(message: ClaimedMessage): string | null {
  const headers = message.emailHeaders as { subject?: string } | null;
  return headers?.subject || null;
}
