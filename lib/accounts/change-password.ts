import { eq } from "drizzle-orm";
import { passwords } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { ensurePassword } from "./ensure-password";
import { accountEvents } from "./events";
import { hashNewPassword, knownOf } from "./hash-new-password";
import { type ChangePasswordInput, changePasswordInput } from "./inputs";
import { endSessionsOf } from "./sessions";

/**
 * One's own new password, against the present one. Every other session of this person ends with it.
 * @param keptToken the session that stays: the one it is changed from
 * @throws AppError `invalid` (field current) for a wrong one, or (field password) for a new one that is easily guessed, `rate_limited` after five of them
 */
export async function changePassword(
  actor: Actor,
  raw: ChangePasswordInput,
  keptToken: string,
): Promise<void> {
  const input = changePasswordInput.parse(raw);
  await ensurePassword(actor, input.current, "current");
  const hash = await hashNewPassword(input.password, await knownOf(actor.id));
  await transact(actor, async (tx, now) => {
    await tx.update(passwords).set({ hash, changedAt: now }).where(eq(passwords.userId, actor.id));
    await endSessionsOf(tx, actor.id, keptToken);
    await recordEvent(tx, actor, {
      name: accountEvents.passwordChanged,
      at: now,
      subject: { kind: "user", id: actor.id },
    });
  });
}
