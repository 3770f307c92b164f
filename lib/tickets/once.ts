import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { drafts, tickets } from "@/db/schema";

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
