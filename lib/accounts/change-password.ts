import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { passwords } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { consumeLimit, type Limit, resetLimit } from "@/lib/stores/rate-limit";
import { accountEvents } from "./events";
import { type ChangePasswordInput, changePasswordInput } from "./inputs";
import { hashPassword, verifyPassword } from "./passwords";
import { endSessionsOf } from "./sessions";

// A session left open must not become a place to guess the password at.
const tries: Limit = { name: "password-change", points: 5, seconds: 600, blockSeconds: 600 };

/**
 * One's own new password, against the present one. Every other session of this person ends with it.
 * @param keptToken the session that stays: the one it is changed from
 * @throws AppError `invalid` (field current) for a wrong one, `rate_limited` after five of them
 */
export async function changePassword(
  actor: Actor,
  raw: ChangePasswordInput,
  keptToken: string,
): Promise<void> {
  const input = changePasswordInput.parse(raw);
  await consumeLimit(tries, String(actor.id));
  const [stored] = await db()
    .select({ hash: passwords.hash })
    .from(passwords)
    .where(eq(passwords.userId, actor.id));
  if (!(await verifyPassword(stored?.hash ?? null, input.current))) {
    throw fieldError("current", "error.field.password.wrong");
  }
  await resetLimit(tries, String(actor.id));
  const hash = await hashPassword(input.password);
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
