import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { isUnseen, newestCustomerMessage } from "./drafts";
import { lockTicket } from "./lock-ticket";
import { claimOnce } from "./once";
import { mayWorkOn } from "./policy";
import { type PostReplyInput, postReplyInput } from "./program-inputs";
import { ticketMailbox } from "./queue-ticket-mail";
import { replyRecipients } from "./recipients";
import { takeMailedUploads } from "./take-uploads";
import { writeReply } from "./write-reply";

/**
 * A public reply that leaves at once: a program takes nothing back, and what would hold a person's draft refuses its
 * reply instead. The same `onceKey` acts once.
 * @throws AppError `not_found`, `forbidden`, `invalid` (fields html, uploadIds), or `conflict`: a newer message (details
 *   theirs, yours: ids), or nobody whom it would reach
 */
export async function postReply(actor: Actor, raw: PostReplyInput): Promise<{ messageId: number }> {
  const { ticketId, html, nextStatus, lastSeenMessageId, onceKey, uploadIds } = postReplyInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    const draft = await claimOnce(tx, actor, ticket.id, onceKey, now);
    if (draft.messageId !== null) return { messageId: draft.messageId };
    const newest = await newestCustomerMessage(ticket.id, tx);
    if (lastSeenMessageId !== undefined && isUnseen(newest, lastSeenMessageId)) {
      throw new AppError("conflict", "error.conflict.newerMessage", {
        details: { theirs: newest, yours: lastSeenMessageId },
      });
    }
    const people = await replyRecipients(tx, ticket);
    const mailbox = await ticketMailbox(tx, ticket.mailboxId);
    if (people.to.length === 0 || !mailbox) throw new AppError("conflict", "error.ticket.noRecipient");
    const files = await takeMailedUploads(tx, actor, uploadIds, now);
    const reply = { html, nextStatus: nextStatus ?? null, draftId: draft.draftId, files };
    return { messageId: await writeReply(tx, actor, now, ticket, reply, mailbox, people) };
  });
}
