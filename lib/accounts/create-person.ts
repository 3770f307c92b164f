import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { changeValues } from "@/lib/settings/fields/change-values";
import { fieldsOf } from "@/lib/settings/fields/fields-of";
import { accountEvents } from "./events";
import { findOrCreateOrganisation } from "./find-or-create-organisation";
import { findOrCreatePerson } from "./find-or-create-person";
import { type CreatePersonInput, createPersonInput } from "./inputs";
import { readPhone } from "./phone";
import { takeAddress } from "./take-address";

/**
 * Adds a customer before he has written.
 * @returns the person's id
 * @throws AppError `forbidden`, `conflict` (field email) when somebody has this address, or `invalid` (field email for
 *   one of our own, field phone for what is no number, fields customFields.…)
 */
export async function createPerson(actor: Actor, raw: CreatePersonInput): Promise<{ personId: number }> {
  ensureMay(actor, "customers.edit");
  const { name, email, organisation, notes, customFields, ...input } = createPersonInput.parse(raw);
  const phone = readPhone(input.phone);
  return transact(actor, async (tx, now) => {
    await takeAddress(tx, email);
    const { values, changes } = changeValues(
      await fieldsOf("customer", tx),
      {},
      { to: customFields, from: {} },
    );
    const { id } = await findOrCreatePerson(tx, { address: email, name }, now);
    const organisationId = await findOrCreateOrganisation(tx, actor, now, organisation);
    // Unnamed, it is the one whose domain the address has.
    const named = organisationId === null ? {} : { organisationId };
    await tx
      .update(users)
      .set({ ...named, phone, notes, fields: values })
      .where(eq(users.id, id));
    await recordEvent(tx, actor, {
      name: accountEvents.personAdded,
      at: now,
      subject: { kind: "user", id },
      payload: { organisationId },
      details: {
        changes: [
          { field: "name", from: null, to: name },
          ...(phone ? [{ field: "phone", from: null, to: phone }] : []),
          ...(notes ? [{ field: "notes", from: null, to: notes }] : []),
          ...changes,
        ],
      },
    });
    return { personId: id };
  });
}
