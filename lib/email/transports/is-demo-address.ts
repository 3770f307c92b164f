/**
 * Demo people live under the reserved top-level domain ".example" (RFC 2606), which no mail can reach: transports to the
 * world refuse them, so that a demo workspace never bounces. "example.org" is an ordinary domain here, as tests use it.
 */
export function isDemoAddress(address: string): boolean {
  return address.toLowerCase().endsWith(".example");
}
