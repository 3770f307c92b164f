import { db } from "@/db/client";
import { passwords } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { hashNewPassword, knownOf } from "./hash-new-password";
import { type ResetPasswordInput, resetPasswordInput } from "./inputs";
import { findDeadLink, revokeLinksOf, useLink } from "./links";
import { loadActor } from "./load-actor";
import { primaryAddress } from "./primary-address";
import { endSessionsOf } from "./sessions";

/**
 * A new password for whoever got the mailed link, which is used up. Every session of this person ends, and every
 * other link for a new password dies.
 * @returns the address to sign in with
 * @throws AppError `conflict` for a link that was used, `not_found` for one that is dead or whose person is deactivated
 */
export async function resetPassword(actor: Actor, raw: ResetPasswordInput): Promise<{ address: string }> {
  const { token, password } = resetPasswordInput.parse(raw);
  // A password is hashed for 24 ms: not for links that never were ours.
  const known = await findDeadLink("reset", token, db());
  if (!known) throw new AppError("not_found", "error.link.dead");
  const hash = await hashNewPassword(password, known.userId === null ? [] : await knownOf(known.userId));
  return transact(actor, async (tx, now) => {
    const { userId } = await useLink(tx, "reset", token, now);
    const person = userId === null ? null : await loadActor(userId, tx);
    if (person?.kind !== "staff") throw new AppError("not_found", "error.link.dead");
    await tx
      .insert(passwords)
      .values({ userId: person.id, hash, changedAt: now })
      .onConflictDoUpdate({ target: passwords.userId, set: { hash, changedAt: now } });
    await endSessionsOf(tx, person.id);
    await revokeLinksOf(tx, person.id, "reset", now);
    await recordEvent(
      tx,
      { ...person, requestId: actor.requestId },
      { name: accountEvents.passwordReset, at: now, subject: { kind: "user", id: person.id } },
    );
    return { address: (await primaryAddress(person.id, tx)) ?? "" };
  });
}
