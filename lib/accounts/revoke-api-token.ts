import { and, eq, isNull } from "drizzle-orm";
import { apiTokens } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
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
  const own = and(eq(apiTokens.id, tokenId), eq(apiTokens.userId, actor.id));
  await transact(actor, async (tx, now) => {
    const [ended] = await tx
      .update(apiTokens)
      .set({ revokedAt: now })
      .where(and(own, isNull(apiTokens.revokedAt)))
      .returning({ name: apiTokens.name });
    if (!ended) {
      const [known] = await tx.select({ id: apiTokens.id }).from(apiTokens).where(own);
      if (!known) throw new AppError("not_found", "error.notFound");
      return;
    }
    await recordEvent(tx, actor, {
      name: accountEvents.tokenRevoked,
      at: now,
      subject: { kind: "user", id: actor.id },
      payload: { tokenId },
      details: { changes: [{ field: "token", from: ended.name, to: null }] },
    });
  });
}
