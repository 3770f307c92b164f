import { and, eq, gt, lt, ne, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { hashToken } from "@/lib/core/ids";
import { announceAccess } from "@/lib/events/live";

/** What Auth.js's adapter needs of sessions. Tokens are stored as hashes: a leaked table signs nobody in. */

export async function createSession(token: string, userId: number, expiresAt: Date): Promise<void> {
  await db()
    .insert(sessions)
    .values({ tokenHash: hashToken(token), userId, expiresAt, createdAt: sql`now()` });
}

/** The session of a token, if it has not expired and its person is active. */
export async function findSession(token: string): Promise<{ userId: number; expiresAt: Date } | null> {
  const [row] = await db()
    .select({ userId: sessions.userId, expiresAt: sessions.expiresAt })
    .from(sessions)
    .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.status, "active")))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`)));
  return row ?? null;
}

export async function endSession(token: string): Promise<void> {
  await db()
    .delete(sessions)
    .where(eq(sessions.tokenHash, hashToken(token)));
}

/**
 * Signs somebody out everywhere: the next request of each session is nobody's, and pages that are open leave at once.
 * @param keptToken the one session that stays
 */
export async function endSessionsOf(tx: Tx, userId: number, keptToken?: string): Promise<void> {
  const kept = keptToken === undefined ? undefined : ne(sessions.tokenHash, hashToken(keptToken));
  await tx.delete(sessions).where(and(eq(sessions.userId, userId), kept));
  announceAccess(tx, userId);
}

/** Removes expired sessions, at most `limit` a run. */
export async function sweepSessions(limit = 1000): Promise<number> {
  const old = db()
    .select({ id: sessions.id })
    .from(sessions)
    .where(lt(sessions.expiresAt, sql`now()`))
    .limit(limit);
  const gone = await db()
    .delete(sessions)
    .where(sql`${sessions.id} in (${old})`)
    .returning({ id: sessions.id });
  return gone.length;
}
