import { addressParser, type Address as MailAddress } from "postal-mime";
import { normalizeAddress } from "./addresses";
import { cleanLine } from "./clean-line";
import type { Address } from "./message";

const MAX_ADDRESSES = 200;
const MAX_NAME = 200;
const MAX_HEADER = 100_000;

/**
 * The addresses of one or more address headers (groups flattened), normalised, each once, at most 200. Entries without
 * a valid address are dropped. Names are one clean line: a header cannot smuggle a line break through a name.
 */
export function readAddresses(headerValues: readonly string[]): Address[] {
  const found = new Map<string, Address>();
  for (const value of headerValues) {
    const parsed: MailAddress[] = addressParser(value.slice(0, MAX_HEADER), { flatten: true });
    for (const entry of parsed) {
      const address = normalizeAddress(entry.address ?? "");
      if (address === null || found.has(address) || found.size >= MAX_ADDRESSES) continue;
      found.set(address, { name: cleanLine(entry.name, MAX_NAME), address });
    }
  }
  return [...found.values()];
}
