import { env } from "@/lib/core/env";

/**
 * Where a provider sends people back to. One of its own for each: what one provider answers is never taken for another's
 * (mix-up, RFC 9700, 4.4).
 */
export function redirectUri(providerId: number): string {
  return new URL(`/sign-in/with/${providerId}/callback`, env().APP_URL).href;
}
