import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { passkeys, users } from "@/db/schema";
import { secretToken } from "@/lib/core/ids";
import type { SessionOrigin } from "../session-name";
import { createSession, sessionSeconds } from "../sessions";
import { takeChallenge } from "./challenges";
import { type PasskeySignInInput, passkeySignInInput } from "./inputs";
import { notAccepted } from "./not-accepted";
import { isHandleOf } from "./user-handle";
import { readAssertion, verifyAssertion } from "./verify";

/**
 * Signs a colleague in by a passkey, for which his device has asked him who he is: that is two factors, and the session
 * waits for nothing more. A passkey that nobody has, one that proves nothing and a deactivated person's are one answer.
 * @param token what this browser kept since `beginPasskeySignIn`
 * @returns the session's token, and who he is
 * @throws AppError `invalid`, or `conflict` for an answer that comes late or twice
 */
export async function signInWithPasskey(
  raw: PasskeySignInInput,
  token: string,
  origin: SessionOrigin,
): Promise<{ token: string; userId: number }> {
  const assertion = readAssertion(passkeySignInInput.parse(raw).answer);
  const challenge = await takeChallenge(token, null);
  const passkey = await findPasskey(assertion.id);
  if (!passkey || !isHandleOf(passkey.userId, assertion.response.userHandle)) throw notAccepted();
  const shown = await verifyAssertion(assertion, challenge, passkey);
  const made = secretToken();
  await createSession(made, passkey.userId, new Date(Date.now() + sessionSeconds * 1000), {
    ...origin,
    onlyFor: "staff",
    passkey: { id: passkey.id, ...shown },
  });
  return { token: made, userId: passkey.userId };
}

async function findPasskey(credentialId: string) {
  const [passkey] = await db()
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      credentialId: passkeys.credentialId,
      publicKey: passkeys.publicKey,
    })
    .from(passkeys)
    .innerJoin(users, eq(users.id, passkeys.userId))
    .where(and(eq(passkeys.credentialId, credentialId), eq(users.kind, "staff"), eq(users.status, "active")));
  return passkey;
}
