import { userEmails } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "../events";
import { lockPerson } from "../lock-person";
import { takeAddress } from "../take-address";
import { addressLimit } from "./address-limit";
import { addressesOf } from "./addresses-of";
import { type AddAddressInput, addAddressInput } from "./inputs";

/**
 * Another address of a customer: what is written from it is his from now on. It proves nothing of him until he uses a
 * link that was mailed to it.
 * @throws AppError `forbidden`, `not_found`, `conflict` (field email) when somebody has it, or `invalid` (field email)
 */
export async function addAddress(actor: Actor, raw: AddAddressInput): Promise<void> {
  ensureMay(actor, "customers.edit");
  const { personId, email } = addAddressInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const { id } = await lockPerson(tx, actor, personId);
    await takeAddress(tx, email);
    const known = await addressesOf(tx, id);
    if (known.length >= addressLimit) throw fieldError("email", "error.customers.addresses");
    await tx.insert(userEmails).values({ userId: id, address: email, isPrimary: known.length === 0 });
    await recordEvent(tx, actor, {
      name: accountEvents.addressAdded,
      at: now,
      subject: { kind: "user", id },
      details: { changes: [{ field: "email", from: null, to: email }] },
    });
  });
}
