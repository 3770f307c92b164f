import { and, eq, isNotNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { passkeys, roles, secondFactors, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { endSessionsOf } from "../sessions";
import { deletePasskeys } from "./delete-passkeys";
import { type RemovePasskeyInput, removePasskeyInput } from "./inputs";

/**
 * Has one's device let in no more. Every other session ends: one of them may be on that device.
 * @param keptToken the session that stays: the one it is done from
 * @throws AppError `not_found` for one that is gone, or another person's; `conflict` for the last second factor of
 *   somebody whose role asks for one
 */
export async function removePasskey(actor: Actor, raw: RemovePasskeyInput, keptToken: string): Promise<void> {
  const { passkeyId } = removePasskeyInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const mustHaveOne = await lockRule(tx, actor.id);
    const gone = await deletePasskeys(tx, actor, actor.id, now, eq(passkeys.id, passkeyId));
    if (gone === 0) throw new AppError("not_found", "error.notFound");
    if (mustHaveOne && !(await hasFactor(tx, actor.id))) {
      throw new AppError("conflict", "error.passkey.required");
    }
    await endSessionsOf(tx, actor.id, keptToken);
  });
}

/** Holds the person, so that two windows do not remove the last two together. @returns whether his role asks for a factor */
async function lockRule(tx: Tx, userId: number): Promise<boolean> {
  await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("no key update");
  const [role] = await tx
    .select({ required: roles.requiresSecondFactor })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(eq(users.id, userId));
  return role?.required ?? false;
}

async function hasFactor(tx: Tx, userId: number): Promise<boolean> {
  const confirmed = and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt));
  const [passkeyCount, factorCount] = [
    await tx.$count(passkeys, eq(passkeys.userId, userId)),
    await tx.$count(secondFactors, confirmed),
  ];
  return passkeyCount + factorCount > 0;
}
