import ipaddr from "ipaddr.js";

/**
 * The network of an address, as a key: an IPv4 address, or the /64 that an IPv6 subscriber has at least, all of whose
 * addresses he can use in turn (RFC 6177). null for what is no address.
 */
export function networkOf(text: string): string | null {
  const address = text.replace(/\/64$/, "");
  // What has neither sign is a number, which is an address to some.
  if (!/[.:]/.test(address) || !ipaddr.isValid(address)) return null;
  const found = ipaddr.process(address);
  if (!(found instanceof ipaddr.IPv6)) return found.toString();
  return `${found.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
