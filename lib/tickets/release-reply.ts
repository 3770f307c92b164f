import { and, asc, eq, lte, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import type { DraftState } from "@/db/enums";
import { drafts } from "@/db/schema";
import { loadActor } from "@/lib/accounts/load-actor";
import type { Actor } from "@/lib/core/actor";
import { isAppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { isUnseen, newestCustomerMessage } from "./drafts";
import { recordTicketEvent } from "./events";
import { type LockedTicket, lockTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { ticketMailbox } from "./queue-ticket-mail";
import { replyRecipients } from "./recipients";
import { writeReply } from "./write-reply";

type Draft = typeof drafts.$inferSelect;
type HeldReason = NonNullable<Draft["heldReason"]>;

/**
 * Sends a scheduled reply whose time has come: message, event, clocks, status and mail in one transaction, in its
 * author's name and with his permissions of now. Run by a job, by the sweep, and at once where there is no undo time;
 * of several runs one wins. What makes sending unsafe holds the draft instead, and nothing leaves.
 */
export async function releaseReply(actor: Actor, draftId: number): Promise<DraftState> {
  return transact(actor, async (tx, now) => {
    const due = await findDue(tx, draftId, now);
    const author = due && (await loadActor(due.authorId, tx));
    const acting = author && { ...author, requestId: actor.requestId };
    // The ticket first, as every verb does: a second click holds it while it asks for this draft's key.
    const ticket = acting && (await lockTicket(tx, acting, due.ticketId).catch(unlessRefused));
    const draft = due && (await claim(tx, draftId, now));
    if (!draft) return (await stateOf(tx, draftId)) ?? "released";
    if (!acting || !ticket) return hold(tx, acting ?? actor, now, draft, "refused");
    const { to, cc } = await replyRecipients(tx, ticket);
    const reason = await unsafe(tx, acting, ticket, draft, to.length + cc.length);
    if (reason) return hold(tx, acting, now, draft, reason);
    const mailbox = await ticketMailbox(tx, ticket.mailboxId);
    if (!mailbox) return hold(tx, acting, now, draft, "refused");
    await writeReply(tx, acting, now, ticket, { ...draft, draftId: draft.id }, mailbox, { to, cc });
    return "released";
  });
}

/** A ticket that its author sees no more; anything else is a failure of ours. */
function unlessRefused(error: unknown): null {
  if (isAppError(error)) return null;
  throw error;
}

/** Scheduled replies whose time has come, oldest first, at most `limit`. */
export async function dueReplies(limit: number): Promise<number[]> {
  const rows = await db()
    .select({ id: drafts.id })
    .from(drafts)
    .where(and(eq(drafts.state, "scheduled"), lte(drafts.sendAt, sql`now()`)))
    .orderBy(asc(drafts.sendAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

async function findDue(tx: Tx, draftId: number, now: Date) {
  const [row] = await tx
    .select({ ticketId: drafts.ticketId, authorId: drafts.authorId })
    .from(drafts)
    .where(isDue(draftId, now));
  return row ?? null;
}

function isDue(draftId: number, now: Date) {
  return and(eq(drafts.id, draftId), eq(drafts.state, "scheduled"), lte(drafts.sendAt, now));
}

async function claim(tx: Tx, draftId: number, now: Date): Promise<Draft | null> {
  const [row] = await tx
    .update(drafts)
    .set({ state: "released", updatedAt: now })
    .where(isDue(draftId, now))
    .returning();
  return row ?? null;
}

async function stateOf(tx: Tx, draftId: number): Promise<DraftState | undefined> {
  const [row] = await tx.select({ state: drafts.state }).from(drafts).where(eq(drafts.id, draftId));
  return row?.state;
}

async function unsafe(
  tx: Tx,
  author: Actor,
  ticket: LockedTicket,
  draft: Draft,
  recipients: number,
): Promise<HeldReason | null> {
  if (!mayWorkOn(author, ticket.status)) return "ticket_closed";
  if (isUnseen(await newestCustomerMessage(ticket.id, tx), draft.lastSeenMessageId)) return "newer_message";
  return recipients === 0 ? "no_recipient" : null;
}

async function hold(tx: Tx, actor: Actor, now: Date, draft: Draft, reason: HeldReason): Promise<DraftState> {
  await tx
    .update(drafts)
    .set({ state: "held", heldReason: reason, sendAt: null, updatedAt: now })
    .where(eq(drafts.id, draft.id));
  await recordTicketEvent(tx, actor, now, draft.ticketId, "ticket.reply-held", { draftId: draft.id, reason });
  return "held";
}
