import { createHash, randomBytes, randomUUID } from "node:crypto";
import { traceId } from "./trace";

/** 128 random bits in lower-case base 36, 25 characters: survives mail systems that fold the case of addresses. */
export function randomToken(): string {
  return BigInt(`0x${randomBytes(16).toString("hex")}`)
    .toString(36)
    .padStart(25, "0");
}

/**
 * What tells a request's lines in the log from another's: the id under which this runs (trace.ts), else ten new digits.
 * No secret. From a stock of Node's, so nearly free.
 */
export function requestId(): string {
  return traceId() ?? randomUUID().slice(-10);
}

/** 256 random bits, base64url: for links and sessions. Store only its hash. */
export function secretToken(): string {
  return randomBytes(32).toString("base64url");
}

/** SHA-256, hex. Secret tokens are random and long, so a plain hash is enough to store. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function sha256(content: Uint8Array): string {
  return createHash("sha256").update(content).digest("hex");
}
