import { createHmac } from "node:crypto";
import { sameSecret } from "@/lib/core/crypto";
import { env } from "@/lib/core/env";
import { cookieLine } from "./cookie-line";

/** From the button behind a guest link on; then the link is opened again. */
const seconds = 12 * 3600;

/** `__Secure-` needs https, and `__Host-` would need the path "/", where every page would get it. */
export function guestCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Secure-helpdesk-guest" : "helpdesk-guest";
}

/**
 * A guest's session: names the link that began it, and is worth nothing once that is revoked or has expired, for the
 * link is looked up at each request. Sent to the pages of its one request only. Signed and not stored: there is
 * nothing else to remember, and nobody to sign out.
 */
export function guestCookie(linkId: number, number: number, now = Date.now()): string {
  const until = Math.floor(now / 1000) + seconds;
  const value = `${linkId}.${until}.${signature(`${linkId}.${until}`)}`;
  return cookieLine(guestCookieName(), value, `/requests/${number}`, seconds);
}

/** @returns the link's id, or null for what we did not sign or what has ended */
export function readGuestCookie(value: string | undefined, now = Date.now()): number | null {
  const [, linkId, until, signed] = /^(\d{1,15})\.(\d{1,12})\.([\w-]{43})$/.exec(value ?? "") ?? [];
  if (!linkId || !until || !signed) return null;
  const right = sameSecret(signed, signature(`${linkId}.${until}`));
  return right && Number(until) * 1000 > now ? Number(linkId) : null;
}

function signature(text: string): string {
  return createHmac("sha256", env().AUTH_SECRET).update(`guest session ${text}`).digest("base64url");
}
