import { and, eq, gt, lt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { sessions, users } from "@/db/schema";
import { hashToken } from "@/lib/core/ids";

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
