import { isNull } from "drizzle-orm";
import { secondFactors } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { encryptSecret } from "@/lib/core/crypto";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { newSecret } from "./authenticator";

/**
 * A secret for one's authenticator app, to be confirmed by a code; begun anew, the one before is void. It is no factor
 * yet, so nothing of it is in the audit.
 * @throws AppError `conflict` where one is set up already
 */
export async function beginSecondFactor(actor: Actor): Promise<void> {
  await transact(actor, async (tx, now) => {
    const fresh = { secret: encryptSecret(newSecret()), createdAt: now, lastStep: 0 };
    const written = await tx
      .insert(secondFactors)
      .values({ ...fresh, userId: actor.id })
      .onConflictDoUpdate({
        target: secondFactors.userId,
        set: fresh,
        setWhere: isNull(secondFactors.confirmedAt),
      });
    if (written.rowCount === 0) throw new AppError("conflict", "error.secondFactor.already");
  });
}
