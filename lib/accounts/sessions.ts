import { and, eq, gt, lt, ne, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import { sessions, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/ids";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { describeAgent } from "./describe-agent";
import { accountEvents } from "./events";
import { loadActor } from "./load-actor";

const longestAgent = 400;

/** What Auth.js's adapter needs of sessions. Tokens are stored as hashes: a leaked table signs nobody in. */

/** Where somebody signs in from, for him to know his sessions apart. */
export type SessionOrigin = { network: string; agent: string };

/** @throws AppError `unauthenticated` for a person who is not there, or deactivated meanwhile */
export async function createSession(
  token: string,
  userId: number,
  expiresAt: Date,
  { network, agent }: SessionOrigin = { network: "", agent: "" },
): Promise<void> {
  const person = await activePerson(userId);
  const origin = { network, agent: agent.slice(0, longestAgent) };
  await transact(person, async (tx, now) => {
    // Held, so that who is being deactivated at this moment gets none: that ends the sessions which are there.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("share");
    await activePerson(userId, tx);
    await tx
      .insert(sessions)
      .values({ ...origin, tokenHash: hashToken(token), userId, expiresAt, createdAt: now, lastSeenAt: now });
    await recordEvent(tx, person, {
      name: accountEvents.signedIn,
      at: now,
      subject: { kind: "user", id: userId },
      details: { changes: [{ field: "session", from: null, to: sessionName(origin) }] },
    });
  });
}

async function activePerson(userId: number, reader: Reader = db()): Promise<Actor> {
  const person = await loadActor(userId, reader);
  if (!person) throw new AppError("unauthenticated", "error.unauthenticated");
  return person;
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
 * @returns how many ended
 */
export async function endSessionsOf(tx: Tx, userId: number, keptToken?: string): Promise<number> {
  const kept = keptToken === undefined ? undefined : ne(sessions.tokenHash, hashToken(keptToken));
  const ended = await tx.delete(sessions).where(and(eq(sessions.userId, userId), kept));
  announceAccess(tx, userId);
  return ended.rowCount ?? 0;
}

/** A session as its person knows it: "Firefox, Linux, 203.0.113.7". */
export function sessionName({ agent, network }: SessionOrigin): string {
  const { browser, system } = describeAgent(agent);
  return [browser, system, network].filter(Boolean).join(", ") || "?";
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
