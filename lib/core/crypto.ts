import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { env } from "./env";

// The key id stands in each ciphertext, so that a key can be rotated row by row.
const version = "v1";

function key(): { id: string; secret: Buffer } {
  const secret = createHash("sha256").update(env().DATA_KEY).digest();
  return { id: createHash("sha256").update(secret).digest("hex").slice(0, 8), secret };
}

/** Names DATA_KEY without telling it. */
export function dataKeyId(): string {
  return key().id;
}

/** Whether two secrets are the same, in a time that tells nothing of where they differ, nor of their length. */
export function sameSecret(one: string | Buffer, other: string | Buffer): boolean {
  const digest = (secret: string | Buffer) => createHash("sha256").update(secret).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Encrypts a secret for a column: AES-256-GCM under DATA_KEY, as `v1.<key id>.<base64url>`. */
export function encryptSecret(plain: string): string {
  const { id, secret } = key();
  const iv = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", secret, iv);
  const sealed = Buffer.concat([iv, cipher.update(plain, "utf8"), cipher.final(), cipher.getAuthTag()]);
  return `${version}.${id}.${sealed.toString("base64url")}`;
}

/** Whether a sealed text was sealed under this DATA_KEY; it is not opened. */
export function isSealedHere(sealed: string): boolean {
  return sealed.startsWith(`${version}.${key().id}.`);
}

/** @throws Error when the text was sealed under another key or altered */
export function decryptSecret(sealed: string): string {
  const { id, secret } = key();
  const [sealedVersion, keyId, body] = sealed.split(".");
  if (sealedVersion !== version || keyId !== id || !body) {
    throw new Error("This secret was sealed under another DATA_KEY.");
  }
  const data = Buffer.from(body, "base64url");
  const decipher = createDecipheriv("aes-256-gcm", secret, data.subarray(0, 12));
  decipher.setAuthTag(data.subarray(-16));
  return Buffer.concat([decipher.update(data.subarray(12, -16)), decipher.final()]).toString("utf8");
}
