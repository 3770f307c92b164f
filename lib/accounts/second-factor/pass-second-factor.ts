import { trustedDevices } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import { hashToken, secretToken } from "@/lib/core/ids";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { findAwaiting } from "../find-session-actor";
import { type PassInput, passInput } from "./inputs";
import { raiseSession } from "./raise-session";
import { countingTries, takeCode } from "./take-code";

/** How long a browser is not asked again, where its person wished so. */
export const trustSeconds = 30 * 86_400;

/**
 * Gives the second factor that a session waits for.
 * @param token the session's, after the password
 * @returns the session's new token, and the one by which this browser is known again where that was asked for
 * @throws AppError `unauthenticated` for a session that waits for none, `invalid` (field code), `rate_limited`
 */
export async function passSecondFactor(
  token: string,
  raw: PassInput,
): Promise<{ token: string; device: string | null }> {
  const { code, remember } = passInput.parse(raw);
  const awaiting = await findAwaiting(token);
  if (awaiting?.awaits !== "code") throw new AppError("unauthenticated", "error.unauthenticated");
  const { actor } = awaiting;
  return countingTries(actor.id, () =>
    transact(actor, async (tx, now) => {
      const by = await takeCode(tx, actor.id, code, now);
      const raised = await raiseSession(tx, actor, token, now);
      const device = remember ? secretToken() : null;
      if (device) {
        await tx.insert(trustedDevices).values({
          tokenHash: hashToken(device),
          userId: actor.id,
          expiresAt: new Date(now.getTime() + trustSeconds * 1000),
        });
      }
      await recordEvent(tx, actor, {
        name: accountEvents.signedIn,
        at: now,
        subject: { kind: "user", id: actor.id },
        payload: { secondFactor: by },
        details: { changes: [{ field: "session", from: null, to: awaiting.name }] },
      });
      return { token: raised, device };
    }),
  );
}
