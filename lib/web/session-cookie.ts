import { env } from "@/lib/core/env";

/** `__Host-` binds the cookie to this host and to https; over plain http (development) browsers refuse the prefix. */
export function sessionCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Host-helpdesk-session" : "helpdesk-session";
}
