import { and, eq } from "drizzle-orm";
import { drafts } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { addMessage } from "./add-message";
import { recordTicketEvent } from "./events";
import { type AddNoteInput, addNoteInput } from "./inputs";
import { lockTicket, saveTicket } from "./lock-ticket";
import { noteBody } from "./note-body";
import { claimOnce } from "./once";
import { mayNote } from "./policy";
import { rememberRead } from "./remember-read";
import { takeUploads } from "./take-uploads";

/**
 * Adds an internal note: for staff only, it moves no clock and never waits. The same `onceKey` acts once. Colleagues it
 * mentions hear of it, if they see the ticket.
 * @throws AppError `not_found`, `forbidden`, or `invalid` (fields html, uploadIds)
 */
export async function addNote(actor: Actor, raw: AddNoteInput): Promise<{ messageId: number }> {
  const input = addNoteInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayNote(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    const draft = await claimOnce(tx, actor, ticket.id, input.onceKey, now);
    if (draft.messageId !== null) return { messageId: draft.messageId };
    const files = await takeUploads(tx, actor, input.uploadIds, now);
    const { body, mentioned } = await noteBody(tx, ticket, input.html);
    const message = {
      ...body,
      ticketId: ticket.id,
      authorId: actor.id,
      side: "agent",
      kind: "note",
    } as const;
    const messageId = await addMessage(
      tx,
      { ...message, state: "accepted", automatic: false, draftId: draft.draftId, files },
      now,
    );
    await tx
      .delete(drafts)
      .where(and(eq(drafts.ticketId, ticket.id), eq(drafts.authorId, actor.id), eq(drafts.state, "editing")));
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.noted", { messageId, mentioned });
    await rememberRead(tx, actor.id, ticket.id, messageId);
    await saveTicket(tx, ticket, now, { lastMessageId: messageId });
    return { messageId };
  });
}
