import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { recoveryCodes, roles, secondFactors, sessions, trustedDevices, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { type ColleagueInput, colleagueInput } from "../inputs";
import { lockAdmins } from "../lock-admins";
import { lockColleague } from "../lock-colleague";
import { deletePasskeys } from "../passkeys/delete-passkeys";
import { endSessionsOf } from "../sessions";
import { type CodeInput, codeInput } from "./inputs";
import { countingTries, takeCode } from "./take-code";

/**
 * Takes one's own second factor away, against one of its codes.
 * @throws AppError `invalid` (field code), `rate_limited`, or `conflict` where one's role asks for a second factor
 */
export async function removeSecondFactor(actor: Actor, raw: CodeInput): Promise<void> {
  const { code } = codeInput.parse(raw);
  await countingTries(actor.id, () =>
    transact(actor, async (tx, now) => {
      await ensureNotRequired(tx, actor.id);
      await takeCode(tx, actor.id, code, now);
      await removeRows(tx, actor.id);
      await recordRemoval(tx, actor, actor.id, now);
    }),
  );
}

/**
 * Takes a colleague's second factor and passkeys away, who has lost what he had them on, and signs him out everywhere.
 * Where his role asks for one he sets up another at his next sign-in.
 * @throws AppError `forbidden`, for oneself too, or `not_found`
 */
export async function resetSecondFactor(actor: Actor, raw: ColleagueInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { userId } = colleagueInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const { id } = await lockColleague(tx, actor, userId);
    // His own goes by a code: else a session that somebody left open would be enough.
    if (id === actor.id) throw new AppError("forbidden", "error.people.yourself");
    const hadFactor = await removeRows(tx, id);
    const passkeyCount = await deletePasskeys(tx, actor, id, now);
    if (!hadFactor && passkeyCount === 0) return;
    await endSessionsOf(tx, id);
    if (hadFactor) await recordRemoval(tx, actor, id, now);
  });
}

async function ensureNotRequired(tx: Tx, userId: number): Promise<void> {
  const [role] = await tx
    .select({ required: roles.requiresSecondFactor })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(eq(users.id, userId))
    .for("share");
  if (role?.required) throw new AppError("conflict", "error.secondFactor.required");
}

/** @returns whether there was one */
async function removeRows(tx: Tx, userId: number): Promise<boolean> {
  // What a role asks for later is asked of sessions that are open too.
  await tx.update(sessions).set({ secondFactorAt: null }).where(eq(sessions.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.delete(trustedDevices).where(eq(trustedDevices.userId, userId));
  return (await tx.delete(secondFactors).where(eq(secondFactors.userId, userId))).rowCount === 1;
}

async function recordRemoval(tx: Tx, actor: Actor, userId: number, now: Date): Promise<void> {
  await recordEvent(tx, actor, {
    name: accountEvents.secondFactorRemoved,
    at: now,
    subject: { kind: "user", id: userId },
  });
}
