import { env } from "@/lib/core/env";

/** `__Host-` binds the cookie to this host and to https; over plain http (development) browsers refuse the prefix. */
export function sessionCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Host-helpdesk-session" : "helpdesk-session";
}

/** By which a browser that somebody trusts is known again: apart from the session, which ends at sign-out. */
export function deviceCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Host-helpdesk-device" : "helpdesk-device";
}

/** By which a browser that is at a sign-in provider is known when it comes back. */
export function attemptCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Host-helpdesk-provider" : "helpdesk-provider";
}

/** By which a browser is known to answer for the passkey that it was asked for. */
export function passkeyCookieName(): string {
  return env().APP_URL.startsWith("https:") ? "__Host-helpdesk-passkey" : "helpdesk-passkey";
}
