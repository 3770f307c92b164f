import { randomBytes } from "node:crypto";

/**
 * A new Message-ID without angle brackets: 128 random bits, in hexadecimal because some relays change case, and our
 * domain. It holds no row id (PEERS.md B2 37): a thread is found by looking the stored id up, never by reading it.
 */
export function makeMessageId(domain: string): string {
  return `${randomBytes(16).toString("hex")}@${domain}`;
}
