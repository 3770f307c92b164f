/**
 * The network a request came from, as a key for rate limits: never for permissions, since a client may send the
 * header itself where no proxy of ours overwrites it. The last hop is the one nearest to us.
 */
export function clientNetwork(headers: Headers): string {
  const hops = headers.get("x-forwarded-for")?.split(",") ?? [];
  return hops.at(-1)?.trim().slice(0, 64) || "unknown";
}
