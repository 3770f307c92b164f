import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { apiTokens, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type RevokeApiTokenInput, revokeApiTokenInput } from "./inputs";

/**
 * Ends a token of one's own: its next call is refused. Anybody may take back what is his; done twice it is done.
 * @throws AppError `not_found` for one that is not there, or another's
 */
export async function revokeApiToken(actor: Actor, raw: RevokeApiTokenInput): Promise<void> {
  const { tokenId } = revokeApiTokenInput.parse(raw);
  const own = and(eq(apiTokens.id, tokenId), eq(apiTokens.userId, actor.id)) as SQL;
  await transact(actor, (tx, now) => end(tx, actor, own, now));
}

/**
 * Ends anybody's token: what a colleague made, or a service's, which is nobody any more then.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function revokeAnyToken(actor: Actor, raw: RevokeApiTokenInput): Promise<void> {
  ensureMay(actor, "settings.tokens");
  const { tokenId } = revokeApiTokenInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const userId = await end(tx, actor, eq(apiTokens.id, tokenId), now);
    await tx
      .update(users)
      .set({ status: "deactivated" })
      .where(and(eq(users.id, userId), eq(users.kind, "service")));
  });
}

/** @returns whose it is */
async function end(tx: Tx, actor: Actor, which: SQL, now: Date): Promise<number> {
  const [ended] = await tx
    .update(apiTokens)
    .set({ revokedAt: now })
    .where(and(which, isNull(apiTokens.revokedAt)))
    .returning({ id: apiTokens.id, userId: apiTokens.userId, name: apiTokens.name });
  if (!ended) {
    const [known] = await tx.select({ userId: apiTokens.userId }).from(apiTokens).where(which);
    if (!known) throw new AppError("not_found", "error.notFound");
    return known.userId;
  }
  await recordEvent(tx, actor, {
    name: accountEvents.tokenRevoked,
    at: now,
    subject: { kind: "user", id: ended.userId },
    payload: { tokenId: ended.id },
    details: { changes: [{ field: "token", from: ended.name, to: null }] },
  });
  return ended.userId;
}
