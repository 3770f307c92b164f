import { consumeLimit, type Limit } from "@/lib/stores/rate-limit";
import { challengeSeconds, makeChallenge } from "./challenges";
import { relyingParty } from "./relying-party";

// A whole office begins its day behind one address. Each of them is one try: none is taken twice.
const tries: Limit = { name: "passkey-sign-in", points: 120, seconds: 600 };

/**
 * What a device is to be asked to sign somebody in: it looks by itself for the passkeys that it has for us, so nobody
 * is named, and who asks learns of nobody whether he has one.
 * @returns besides, the token that this browser keeps until `signInWithPasskey`
 * @throws AppError `rate_limited`
 */
export async function beginPasskeySignIn(network: string) {
  await consumeLimit(tries, network);
  const { token, challenge } = await makeChallenge(null);
  const { generateAuthenticationOptions } = await import("@simplewebauthn/server");
  const options = await generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge,
    timeout: challengeSeconds * 1000,
    userVerification: "required",
  });
  return { options, token };
}
