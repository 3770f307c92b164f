import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { passkeys } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { accountEvents } from "../events";

/**
 * Deletes a person's passkeys, all or those meant, and writes it down. Sessions are the caller's to end, after this:
 * a sign-in that is on its way with one of them was then first, or comes too late.
 * @returns how many
 */
export async function deletePasskeys(
  tx: Tx,
  actor: Actor,
  userId: number,
  now: Date,
  which?: SQL,
): Promise<number> {
  const gone = await tx
    .delete(passkeys)
    .where(and(eq(passkeys.userId, userId), which))
    .returning({ name: passkeys.name });
  if (gone.length === 0) return 0;
  await recordEvent(tx, actor, {
    name: accountEvents.passkeyRemoved,
    at: now,
    subject: { kind: "user", id: userId },
    details: { changes: gone.map(({ name }) => ({ field: "passkey", from: name, to: null })) },
  });
  return gone.length;
}
