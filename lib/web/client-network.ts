import ipaddr from "ipaddr.js";

/**
 * The network a request came from, as a key for rate limits: an IPv4 address, or the /64 that an IPv6 subscriber has
 * at least, all of whose addresses he can use in turn (RFC 6177). web/front-door.ts wrote the header anew from the
 * connection, or from what a trusted proxy says.
 */
export function clientNetwork(headers: Headers): string {
  const address = headers.get("x-forwarded-for") ?? "";
  if (!ipaddr.isValid(address)) return "unknown";
  const found = ipaddr.process(address);
  if (!(found instanceof ipaddr.IPv6)) return found.toString();
  return `${found.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
