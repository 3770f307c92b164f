import { and, eq, gt, isNull, lt, or, sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { userKinds } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { sessions, users, viewings } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { hashToken } from "@/lib/core/ids";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { loadActor } from "../load-actor";

/** By hand, after its half hour, because it may not be any more, or with its session. */
type Why = "ended" | "expired" | "refused" | "signed-out";

/**
 * Ends what a session looks through, by hand. It is asked with the session's token: whom the pages take its user for is
 * the other one meanwhile, and changes nothing.
 * @returns whom it looked as; null where there was nothing to end
 */
export async function endViewing(
  token: string,
): Promise<{ id: number; kind: (typeof userKinds)[number] } | null> {
  const [open] = await db()
    .select({ id: viewings.id, viewerId: viewings.viewerId, person: { id: users.id, kind: users.kind } })
    .from(viewings)
    .innerJoin(sessions, eq(sessions.id, viewings.sessionId))
    .innerJoin(users, eq(users.id, viewings.personId))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, sql`now()`)));
  const viewer = open && (await loadActor(open.viewerId));
  if (!viewer) return null;
  await closeViewing(viewer, open.id, "ended");
  return open.person;
}

/** Of two who end it at once one does, and one event says so. */
export async function closeViewing(actor: Actor, viewingId: number, why: Why): Promise<void> {
  await transact(actor, async (tx, now) => {
    const [ended] = await tx
      .update(viewings)
      .set({ sessionId: null, endedAt: now })
      .where(and(eq(viewings.id, viewingId), isNull(viewings.endedAt)))
      .returning({ viewerId: viewings.viewerId, personId: viewings.personId });
    if (!ended) return;
    await recordEvent(tx, actor, {
      name: accountEvents.viewingEnded,
      at: now,
      subject: { kind: "user", id: ended.personId },
      payload: { viewingId, viewerId: ended.viewerId, why },
    });
    announceAccess(tx, [ended.viewerId]);
  });
}

/** Those that nobody ended, whose half hour is over or whose session is gone. @returns how many */
export async function sweepViewings(actor: Actor, limit = 100): Promise<number> {
  const over = await db()
    .select({ id: viewings.id, sessionId: viewings.sessionId })
    .from(viewings)
    .where(and(isNull(viewings.endedAt), or(lt(viewings.until, sql`now()`), isNull(viewings.sessionId))))
    .limit(literalLimit(limit));
  for (const { id, sessionId } of over) {
    await closeViewing(actor, id, sessionId === null ? "signed-out" : "expired");
  }
  return over.length;
}
