import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { sessions } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { hashToken, secretToken } from "@/lib/core/ids";
import { sessionSeconds } from "../sessions";

/**
 * Has a session count as one with a second factor, under a new token: what was known before the factor opens nothing
 * after it.
 * @returns the new token
 * @throws AppError `unauthenticated` for a session that ended, or that has a new token already
 */
export async function raiseSession(tx: Tx, actor: Actor, token: string, now: Date): Promise<string> {
  const fresh = secretToken();
  const raised = await tx
    .update(sessions)
    .set({
      tokenHash: hashToken(fresh),
      secondFactorAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + sessionSeconds * 1000),
    })
    .where(and(eq(sessions.tokenHash, hashToken(token)), eq(sessions.userId, actor.id)));
  if (raised.rowCount !== 1) throw new AppError("unauthenticated", "error.unauthenticated");
  return fresh;
}
