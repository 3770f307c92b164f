import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { drafts, messages, tickets } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

/**
 * The ticket on which this author's key has acted before; null for a new key. A second request with the same key waits
 * here for the first one to end. The key stands on a released draft, as it does for replies and notes.
 */
export async function actedBefore(
  tx: Tx,
  authorId: number,
  onceKey: string,
): Promise<{ number: number } | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`once:${authorId}:${onceKey}`}, 0))`);
  const [row] = await tx
    .select({ number: tickets.number })
    .from(drafts)
    .innerJoin(tickets, eq(tickets.id, drafts.ticketId))
    .where(and(eq(drafts.authorId, authorId), eq(drafts.idempotencyKey, onceKey)));
  return row ?? null;
}

export async function rememberActed(
  tx: Tx,
  authorId: number,
  ticketId: number,
  onceKey: string,
  now: Date,
): Promise<void> {
  await tx
    .insert(drafts)
    .values({ ticketId, authorId, html: "", state: "released", idempotencyKey: onceKey, updatedAt: now });
}

/**
 * The same for what makes one message: the released draft that carries the key, and the message that an earlier request
 * with it made.
 * @throws AppError `conflict` for a key that did something else
 */
export async function claimOnce(
  tx: Tx,
  author: { id: number },
  ticketId: number,
  onceKey: string,
  now: Date,
): Promise<{ draftId: number; messageId: number | null }> {
  const draft = { ticketId, authorId: author.id, html: "", state: "released", updatedAt: now } as const;
  const [made] = await tx
    .insert(drafts)
    .values({ ...draft, idempotencyKey: onceKey })
    .onConflictDoNothing()
    .returning({ id: drafts.id });
  if (made) return { draftId: made.id, messageId: null };
  const [earlier] = await tx
    .select({ draftId: drafts.id, messageId: messages.id })
    .from(drafts)
    .innerJoin(messages, and(eq(messages.draftId, drafts.id), eq(messages.ticketId, ticketId)))
    .where(and(eq(drafts.authorId, author.id), eq(drafts.idempotencyKey, onceKey)));
  if (!earlier) throw new AppError("conflict", "error.conflict.once");
  return earlier;
}
