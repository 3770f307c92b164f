import { normalizeAddress } from "../addresses";
import type { OutgoingMail } from "../outgoing-mail";
import { isDemoAddress } from "./is-demo-address";
import type { RecipientResult } from "./transport";

const DEMO_RESPONSE = "demo address, not mailed";

/** Whom to mail, normalised and each once, and the results that are known without asking a server. */
export function splitRecipients(mail: OutgoingMail): { deliverable: string[]; settled: RecipientResult[] } {
  const asked = mail.recipients ?? [...mail.to, ...(mail.cc ?? [])].map((entry) => entry.address);
  const deliverable = new Set<string>();
  const settled = new Map<string, RecipientResult>();
  for (const given of asked) {
    const address = normalizeAddress(given);
    if (address === null)
      settled.set(given, { address: given, state: "failed", response: "not a valid address" });
    else if (isDemoAddress(address))
      settled.set(address, { address, state: "failed", response: DEMO_RESPONSE });
    else deliverable.add(address);
  }
  return { deliverable: [...deliverable], settled: [...settled.values()] };
}
