import type { Env } from "@/lib/core/env";

const local = ["localhost", "127.0.0.1", "[::1]"];

/** The host names that requests may ask for: the public address's, what ALLOWED_HOSTS adds, and this machine's own outside production. */
export function allowedHosts({ APP_URL, ALLOWED_HOSTS, APP_ENV }: Env): Set<string> {
  return new Set([
    new URL(APP_URL).hostname,
    ...ALLOWED_HOSTS.map(hostNameOf),
    ...(APP_ENV === "production" ? [] : local),
  ]);
}

/** A Host header without its port, in lower case; the empty string when it is none. */
export function hostNameOf(host: string): string {
  return URL.parse(`http://${host}`)?.hostname ?? "";
}
