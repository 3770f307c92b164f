import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { findOrCreateOrganisation } from "./find-or-create-organisation";
import { findOrCreatePerson } from "./find-or-create-person";
import { type CreatePersonInput, createPersonInput } from "./inputs";
import { takeAddress } from "./take-address";

/**
 * Adds a customer before he has written.
 * @returns the person's id
 * @throws AppError `forbidden`, `conflict` (field email) when somebody has this address, or `invalid` (field email) for
 *   one of our own
 */
export async function createPerson(actor: Actor, raw: CreatePersonInput): Promise<{ personId: number }> {
  ensureMay(actor, "customers.edit");
  const { name, email, organisation } = createPersonInput.parse(raw);
  return transact(actor, async (tx, now) => {
    await takeAddress(tx, email);
    const { id } = await findOrCreatePerson(tx, { address: email, name }, now);
    const organisationId = await findOrCreateOrganisation(tx, actor, now, organisation);
    if (organisationId !== null) await tx.update(users).set({ organisationId }).where(eq(users.id, id));
    await recordEvent(tx, actor, {
      name: accountEvents.personAdded,
      at: now,
      subject: { kind: "user", id },
      payload: { organisationId },
      details: { changes: [{ field: "name", from: null, to: name }] },
    });
    return { personId: id };
  });
}
