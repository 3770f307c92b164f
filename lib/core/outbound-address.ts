import { BlockList, isIP } from "node:net";
import ipaddr from "ipaddr.js";

/** For measurements between two networks (RFC 2544), which the library counts as open. */
const benchmarks = networkOf("198.18.0.0/15");
/** All of IPv6 that is given out (RFC 4291): what lies elsewhere leads to this machine, its network or a translation. */
const given = networkOf("2000::/3");

/** Whether an address is one of the open Internet, and not of this machine, its networks or a cloud's insides. */
export function isOpenAddress(address: string): boolean {
  if (!isIP(address)) return false;
  const found = ipaddr.process(address);
  if (found.range() !== "unicast") return false;
  const plain = found.toString();
  return found.kind() === "ipv6" ? given.check(plain, "ipv6") : !benchmarks.check(plain, "ipv4");
}

/** Whether an address is the one, or of the network, that an entry of OUTBOUND_ALLOW names; no host name is either. */
export function isWithin(address: string, entry: string): boolean {
  const isNetwork = isIP(entry.split("/")[0] ?? "") > 0;
  return isNetwork && isIP(address) > 0 && networkOf(entry).check(address, kindOf(address));
}

/** "10.0.0.0/8", or one address. */
function networkOf(entry: string): BlockList {
  const [base = "", prefix] = entry.split("/");
  const list = new BlockList();
  if (prefix === undefined) list.addAddress(base, kindOf(base));
  else list.addSubnet(base, Number(prefix), kindOf(base));
  return list;
}

function kindOf(address: string): "ipv4" | "ipv6" {
  return isIP(address) === 6 ? "ipv6" : "ipv4";
}
