import { expect, it } from "vitest";
import { clientNetwork } from "../../lib/web/client-network";

it.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:a:b:c:d", "2001:db8:1:2::/64"],
  ["2001:db8:1:2::1", "2001:db8:1:2::/64"],
  ["::1", "0:0:0:0::/64"],
  ["no address", "unknown"],
  ["", "unknown"],
])("%j counts as %j", (address, network) => {
  expect(clientNetwork(new Headers(address ? { "x-forwarded-for": address } : {}))).toBe(network);
});
