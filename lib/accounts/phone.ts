import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { fieldError } from "@/lib/core/errors";
import type { PhoneView } from "./view-types";

/**
 * A number as it is kept. It names its country, for nobody knows in which one its writer sits. It is asked only whether a
 * number of that country can be so long: ranges are given out faster than any table of them is renewed.
 * @returns null for none
 * @throws AppError `invalid` (field phone)
 */
export function readPhone(typed: string): string | null {
  if (typed === "") return null;
  const number = parse(typed);
  if (!number?.isPossible()) throw fieldError("phone", "error.customers.phone");
  return number.getURI().slice("tel:".length);
}

/** A kept number, with spaces where its country writes them. */
export function phoneView(kept: string | null): PhoneView | null {
  return kept === null ? null : { number: kept, shown: parse(kept)?.formatInternational() ?? kept };
}

/** The whole number that somebody typed to find who has it, as it is kept but for an extension; null for anything else. */
export function phoneIn(typed: string): string | null {
  const number = parse(typed);
  return number?.isPossible() ? number.number : null;
}

function parse(text: string) {
  return parsePhoneNumberFromString(text.replace(/^00/, "+"), { extract: false });
}
