import { eq } from "drizzle-orm";
import { passkeys, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { takeChallenge } from "./challenges";
import { type AddPasskeyInput, addPasskeyInput, mostPasskeys } from "./inputs";
import { verifyRegistration } from "./verify";

/**
 * Keeps the passkey that one's device has made.
 * @param token what this browser kept since `beginPasskey`
 * @throws AppError `invalid` for what proves nothing, `conflict` for an answer that comes late or twice, and where one
 *   has as many as one may
 */
export async function addPasskey(actor: Actor, raw: AddPasskeyInput, token: string): Promise<void> {
  const { passkeyName: name, answer } = addPasskeyInput.parse(raw);
  const made = await verifyRegistration(answer, await takeChallenge(token, actor.id));
  await transact(actor, async (tx, now) => {
    // Held: two windows make no more of them together, and who is being deactivated makes none.
    const [person] = await tx
      .select({ kind: users.kind, status: users.status })
      .from(users)
      .where(eq(users.id, actor.id))
      .for("no key update");
    if (person?.kind !== "staff" || person.status !== "active") {
      throw new AppError("forbidden", "error.forbidden");
    }
    const count = await tx.$count(passkeys, eq(passkeys.userId, actor.id));
    if (count >= mostPasskeys) throw new AppError("conflict", "error.passkey.tooMany");
    const written = await tx
      .insert(passkeys)
      .values({ ...made, userId: actor.id, name, createdAt: now })
      .onConflictDoNothing();
    if (written.rowCount !== 1) throw new AppError("conflict", "error.passkey.already");
    await recordEvent(tx, actor, {
      name: accountEvents.passkeyAdded,
      at: now,
      subject: { kind: "user", id: actor.id },
      details: { changes: [{ field: "passkey", from: null, to: name }] },
    });
  });
}
