import { and, eq, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { PasskeyKind } from "@/db/enums";
import { passkeys } from "@/db/schema";
import { log } from "@/lib/core/logger";
import { notAccepted } from "./not-accepted";

/** A passkey as its device has just shown it. */
export type ShownPasskey = { id: number; counter: number; kind: PasskeyKind; isBackedUp: boolean };

/**
 * Notes that a passkey lets in now, in the transaction that makes the session: one that is removed at this moment lets
 * nobody in. A counter that does not go on belongs to a copy, or to an answer that came twice.
 * @throws AppError `invalid`
 */
export async function takePasskey(
  tx: Tx,
  { id, counter, kind, isBackedUp }: ShownPasskey,
  now: Date,
): Promise<void> {
  const goesOn = or(lt(passkeys.counter, counter), and(eq(passkeys.counter, 0), sql`${counter} = 0`));
  const used = await tx
    .update(passkeys)
    .set({ counter, isBackedUp, lastUsedAt: now })
    .where(and(eq(passkeys.id, id), eq(passkeys.kind, kind), goesOn));
  if (used.rowCount === 1) return;
  log().warn(
    { passkeyId: id },
    "a passkey was refused: it is gone, or its counter went back and it may be a copy",
  );
  throw notAccepted();
}
