import { env } from "@/lib/core/env";

/** As whom we stand before devices. By the configured address, never by one that a request names. */
export function relyingParty(): { id: string; origin: string } {
  const { hostname, origin } = new URL(env().APP_URL);
  return { id: hostname, origin };
}

/** What devices may sign by, as COSE numbers it: EdDSA, ES256, RS256. One of them every device can, and every Node checks. */
export const algorithms = [-8, -7, -257];
