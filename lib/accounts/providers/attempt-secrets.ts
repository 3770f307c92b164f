import { createHmac } from "node:crypto";

/** How long somebody may take at his provider. */
export const attemptSeconds = 600;

/**
 * What goes to a provider and must come back, made of the token that the browser keeps meanwhile: whoever reads the
 * database learns none of it, and whoever sees the address in a browser's history learns the state alone.
 */
export function attemptSecrets(token: string): { state: string; nonce: string; verifier: string } {
  const made = (what: string) =>
    createHmac("sha256", token).update(`sign-in provider ${what}`).digest("base64url");
  return { state: made("state"), nonce: made("nonce"), verifier: made("verifier") };
}
