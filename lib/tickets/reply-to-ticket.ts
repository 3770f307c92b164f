import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { drafts } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { draftColumns, draftView, isUnseen, newestCustomerMessage } from "./drafts";
import { htmlBody } from "./html-body";
import { type ReplyInput, replyInput } from "./inputs";
import { releaseReplyJob } from "./jobs";
import { lockTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { releaseReply } from "./release-reply";
import type { DraftView } from "./view-types";

/**
 * Schedules a public reply. In its undo time it is a draft: no message, no event, no clock, no mail. A customer's
 * message that the writer has not seen holds it. The same `onceKey` acts once.
 * @returns the draft: `scheduled`, `released` (no undo time) or `held`
 * @throws AppError `not_found`, `forbidden`, or `invalid` (field html)
 */
export async function replyToTicket(actor: Actor, raw: ReplyInput): Promise<DraftView> {
  const input = replyInput.parse(raw);
  const { html } = htmlBody(input.html);
  const draft = await transact(actor, async (tx, now) => {
    const earlier = await findByKey(tx, actor, input.onceKey);
    if (earlier) return earlier;
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    const newest = await newestCustomerMessage(ticket.id, tx);
    const held = !input.anyway && isUnseen(newest, input.lastSeenMessageId);
    await tx
      .delete(drafts)
      .where(and(eq(drafts.ticketId, ticket.id), eq(drafts.authorId, actor.id), eq(drafts.state, "editing")));
    const [row] = await tx
      .insert(drafts)
      .values({
        ticketId: ticket.id,
        authorId: actor.id,
        html: html ?? "",
        nextStatus: input.nextStatus ?? null,
        lastSeenMessageId: input.anyway ? newest : input.lastSeenMessageId,
        state: held ? "held" : "scheduled",
        heldReason: held ? "newer_message" : null,
        sendAt: held ? null : new Date(now.getTime() + actor.undoSeconds * 1000),
        idempotencyKey: input.onceKey,
        updatedAt: now,
      })
      .onConflictDoNothing()
      .returning(draftColumns);
    // The other click of a double click was quicker.
    if (!row) return findByKey(tx, actor, input.onceKey);
    if (row.state === "scheduled" && actor.undoSeconds > 0) {
      afterCommit(tx, () => nudge(releaseReplyJob, { draftId: row.id }, actor.undoSeconds * 1000));
    }
    return row;
  });
  if (!draft) throw new Error("the draft was not written");
  if (draft.state !== "scheduled" || actor.undoSeconds > 0) return draftView(draft);
  return { ...draftView(draft), state: await releaseReply(actor, draft.id) };
}

async function findByKey(tx: Tx, actor: Actor, onceKey: string) {
  const [row] = await tx
    .select(draftColumns)
    .from(drafts)
    .where(and(eq(drafts.authorId, actor.id), eq(drafts.idempotencyKey, onceKey)));
  return row;
}
