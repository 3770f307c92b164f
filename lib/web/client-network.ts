import { networkOf } from "@/lib/core/network";

/**
 * The network a request came from, as a key for rate limits. web/front-door.ts wrote the header anew from the
 * connection, or from what a trusted proxy says.
 */
export function clientNetwork(headers: Headers): string {
  return networkOf(headers.get("x-forwarded-for") ?? "") ?? "unknown";
}

/** Where a request comes from, as sessions and the audit keep it. */
export function requestOrigin(headers: Headers): { network: string; agent: string } {
  return { network: clientNetwork(headers), agent: headers.get("user-agent") ?? "" };
}
