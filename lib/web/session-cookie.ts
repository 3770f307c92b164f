import { env } from "@/lib/core/env";

/** `__Host-` binds the cookie to this host and to https; over plain http (development) browsers refuse the prefix. */
export function sessionCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Host-helpdesk-session" : "helpdesk-session";
}

/** By which a browser that somebody trusts is known again: apart from the session, which ends at sign-out. */
export function deviceCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Host-helpdesk-device" : "helpdesk-device";
}
