import type { Tx } from "@/db/client";
import { findOrCreatePerson, type Person } from "@/lib/accounts/find-or-create-person";
import { findPerson } from "@/lib/accounts/get-person";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { normalizeAddress } from "@/lib/email/addresses";
import { cleanLine } from "@/lib/email/clean-line";
import { matchMailbox } from "@/lib/email/match-mailbox";
import { ourMailboxes } from "@/lib/settings/find-mailbox";

/**
 * For whom an agent opens a ticket: somebody known, or who has this address, whom it makes a customer if nobody has.
 * @throws AppError `invalid` (field address)
 */
export async function findRequester(
  tx: Tx,
  actor: Actor,
  input: { customerId: number | null; address: string; name: string },
  now: Date,
): Promise<Person> {
  const requester = input.customerId
    ? await findPerson(tx, actor, input.customerId)
    : await behindAddress(tx, input, now);
  if (!requester) throw fieldError("address", "error.customers.gone");
  // His own request would be answered by himself, as its customer.
  if (requester.id === actor.id) throw fieldError("address", "error.customers.yourself");
  return requester;
}

async function behindAddress(tx: Tx, input: { address: string; name: string }, now: Date): Promise<Person> {
  const address = normalizeAddress(input.address);
  if (address === null) throw fieldError("address", "error.field.email");
  if (matchMailbox(await ourMailboxes(tx), address))
    throw fieldError("address", "error.customers.ownAddress");
  return findOrCreatePerson(tx, { address, name: cleanLine(input.name, 120) }, now);
}
