import { randomBytes } from "node:crypto";
import { generateSecret, generateURI, verifySync } from "otplib";
import { hashToken } from "@/lib/core/ids";

/** Seconds that a code is valid, and by how many a phone's clock may be wrong either way (RFC 6238, 5.2 and 6). */
const period = 30;
const recoveryCount = 10;
/** Crockford's: nothing in it that is mistaken for something else on paper. */
const letters = "0123456789abcdefghjkmnpqrstvwxyz";

/** A new secret for an authenticator app: 160 random bits in base 32, as RFC 4226 recommends. */
export function newSecret(): string {
  return generateSecret();
}

/** What an authenticator app reads from a QR code (Key URI format). */
export function authenticatorAddress(secret: string, account: string, workspace: string): string {
  return generateURI({ issuer: workspace, label: account, secret });
}

/** The six digits that somebody typed, as apps show them in two groups; null for anything else. */
export function digitsOf(typed: string): string | null {
  const digits = typed.replace(/\s/g, "");
  return /^\d{6}$/.test(digits) ? digits : null;
}

/**
 * The step of time that a code belongs to; null for a wrong code, and for one of a step that was taken already.
 * @param code six digits
 * @param after the last step that was taken
 */
export function stepOfCode(secret: string, code: string, now: Date, after: number): number | null {
  const epoch = Math.floor(now.getTime() / 1000);
  const found = verifySync({ secret, token: code, epoch, epochTolerance: period });
  if (!found.valid) return null;
  const step = Math.floor(epoch / period) + found.delta;
  return step > after ? step : null;
}

/** Ten codes of 80 random bits, "k3v9-…" in four groups: for paper, each for one time. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCount }, () => {
    const code = Array.from(randomBytes(16), (byte) => letters[byte % letters.length]).join("");
    return code.replace(/(.{4})(?=.)/g, "$1-");
  });
}

/** As it is stored. Spaces, hyphens and capitals do not matter, and what Crockford reads alike is alike. */
export function recoveryHash(typed: string): string {
  const plain = typed.toLowerCase().replace(/[\s-]/g, "").replace(/o/g, "0").replace(/[il]/g, "1");
  return hashToken(plain);
}
