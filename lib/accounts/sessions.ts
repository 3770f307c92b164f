import { and, eq, gt, lt, ne, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import { passkeyChallenges, providerAttempts, roles, sessions, trustedDevices, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hashToken } from "@/lib/core/ids";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { type Awaited, awaited } from "./awaited";
import { accountEvents } from "./events";
import { loadActor } from "./load-actor";
import { type ShownPasskey, takePasskey } from "./passkeys/take-passkey";
import { type SessionOrigin, sessionName } from "./session-name";

/** How long a session lasts. */
export const sessionSeconds = 30 * 86_400;
/** … and how long one that waits for a second factor. */
const waitSeconds = 900;
const longestAgent = 400;

/**
 * What makes a session besides: the token of a trusted browser, whom it may be for, where that was asked before, and
 * through which provider or by which passkey it is begun.
 */
type Begin = SessionOrigin & {
  device?: string;
  onlyFor?: Actor["kind"];
  provider?: { id: number; givesSecondFactor: boolean };
  passkey?: ShownPasskey;
};

/**
 * A session after a password, a link, a provider or a passkey; its token is stored as a hash. Of a person who has a second
 * factor, or whose role asks for one, it is nobody's until that was given (awaited.ts), unless this browser is trusted with
 * it, the provider has asked for it, or it was a passkey, which is one.
 * @throws AppError `unauthenticated` for a person who is not there, or was deactivated or became another kind meanwhile;
 *   `invalid` for a passkey that is gone, or may be a copy
 */
export async function createSession(
  token: string,
  userId: number,
  expiresAt: Date,
  { network, agent, device = "", onlyFor, provider, passkey }: Begin = { network: "", agent: "" },
): Promise<void> {
  const person = await activePerson(userId);
  const origin = { network, agent: agent.slice(0, longestAgent) };
  const given = passkey ? "passkey" : provider?.givesSecondFactor ? "provider" : null;
  await transact(person, async (tx, now) => {
    // Held, so that who is being deactivated or made a colleague at this moment gets none: both end what is there.
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("share");
    const { kind } = await activePerson(userId, tx);
    if (onlyFor && kind !== onlyFor) throw new AppError("unauthenticated", "error.unauthenticated");
    if (passkey) await takePasskey(tx, passkey, now);
    const [made] = await tx
      .insert(sessions)
      .values({
        ...origin,
        tokenHash: hashToken(token),
        userId,
        expiresAt,
        createdAt: now,
        lastSeenAt: now,
        secondFactorAt: given && now,
      })
      .returning({ id: sessions.id });
    if (!made) throw new Error("the session was not written");
    const waits = await awaitedOf(tx, made.id);
    const isTrusted = waits === "code" && (await trustsDevice(tx, userId, device));
    if (waits) {
      const soon = new Date(now.getTime() + waitSeconds * 1000);
      const asItIs = isTrusted ? { secondFactorAt: now } : { expiresAt: soon < expiresAt ? soon : expiresAt };
      await tx.update(sessions).set(asItIs).where(eq(sessions.id, made.id));
    }
    if (waits && !isTrusted) return;
    await recordEvent(
      tx,
      { ...person, origin },
      {
        name: accountEvents.signedIn,
        at: now,
        subject: { kind: "user", id: userId },
        payload: {
          ...(isTrusted ? { secondFactor: "device" } : {}),
          ...(provider ? { providerId: provider.id } : {}),
          ...(given ? { secondFactor: given } : {}),
        },
        details: { changes: [{ field: "session", from: null, to: sessionName(origin) }] },
      },
    );
  });
}

async function awaitedOf(tx: Tx, sessionId: number): Promise<Awaited | null> {
  const [row] = await tx
    .select({ awaits: awaited.as("awaits") })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .leftJoin(roles, eq(roles.id, users.roleId))
    .where(eq(sessions.id, sessionId));
  return row?.awaits ?? null;
}

async function trustsDevice(tx: Tx, userId: number, token: string): Promise<boolean> {
  const [known] = await tx
    .select({ userId: trustedDevices.userId })
    .from(trustedDevices)
    .where(
      and(
        eq(trustedDevices.tokenHash, hashToken(token)),
        eq(trustedDevices.userId, userId),
        gt(trustedDevices.expiresAt, sql`now()`),
      ),
    );
  return known !== undefined;
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
 * Signs somebody out everywhere, and trusts none of his browsers any more: the next request of each session is
 * nobody's, and pages that are open leave at once.
 * @param keptToken the one session that stays
 * @returns how many ended
 */
export async function endSessionsOf(tx: Tx, userId: number, keptToken?: string): Promise<number> {
  const kept = keptToken === undefined ? undefined : ne(sessions.tokenHash, hashToken(keptToken));
  const ended = await tx.delete(sessions).where(and(eq(sessions.userId, userId), kept));
  await tx.delete(trustedDevices).where(eq(trustedDevices.userId, userId));
  announceAccess(tx, [userId]);
  return ended.rowCount ?? 0;
}

/** What a browser was given for a while, known by the hash of its token. */
const lent = [trustedDevices, providerAttempts, passkeyChallenges];

/**
 * Removes expired sessions, trust in browsers, ways to a provider that nobody came back from, and what no device has
 * answered, at most `limit` of each a run.
 * @returns how many sessions
 */
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
  for (const table of lent) {
    const lapsed = db()
      .select({ tokenHash: table.tokenHash })
      .from(table)
      .where(lt(table.expiresAt, sql`now()`))
      .limit(limit);
    await db().delete(table).where(sql`${table.tokenHash} in (${lapsed})`);
  }
  return gone.length;
}
