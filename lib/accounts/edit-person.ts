import { eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { ensureSeen } from "@/lib/core/ensure-seen";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { changeValues } from "@/lib/settings/fields/change-values";
import { fieldsOf } from "@/lib/settings/fields/fields-of";
import { accountEvents } from "./events";
import { findOrCreateOrganisation } from "./find-or-create-organisation";
import { type EditPersonInput, editPersonInput } from "./inputs";
import { lockPerson } from "./lock-person";
import { readPhone } from "./phone";

/**
 * Changes a customer's name, organisation, phone number, notes and custom fields; an organisation that nobody knows yet is
 * made. His tickets keep the organisation they were opened for; what others share with him, and that he managed one, ends
 * at once.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields phone, customFields.…), or `conflict` when a changed field
 *   is no longer what was seen
 */
export async function editPerson(actor: Actor, raw: EditPersonInput): Promise<void> {
  ensureMay(actor, "customers.edit");
  const input = editPersonInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const person = await lockPerson(tx, actor, input.personId);
    const before = person.organisation ?? "";
    const renames = person.name !== input.name;
    const moves = before.toLowerCase() !== input.organisation.toLowerCase();
    if (renames) ensureSeen(person.name, input.fromName, input.name);
    if (moves) ensureSeen(before, input.fromOrganisation, input.organisation);
    const phone = input.phone === undefined ? person.phone : readPhone(input.phone);
    const changesPhone = person.phone !== phone;
    if (changesPhone) ensureSeen(person.phone ?? "", input.fromPhone, phone ?? "");
    const notes = input.notes ?? person.notes;
    const changesNotes = person.notes !== notes;
    if (changesNotes) ensureSeen(person.notes, input.fromNotes, notes, "error.customers.notesChanged");
    const { values, changes } = changeValues(await fieldsOf("customer", tx), person.fields, {
      to: input.customFields,
      from: input.fromCustomFields,
    });
    if (!renames && !moves && !changesPhone && !changesNotes && changes.length === 0) return;
    const organisationId = moves
      ? await findOrCreateOrganisation(tx, actor, now, input.organisation)
      : person.organisationId;
    const managesOrganisation = person.managesOrganisation && !moves;
    const changed = { name: input.name, organisationId, managesOrganisation, phone, notes, fields: values };
    await tx.update(users).set(changed).where(eq(users.id, person.id));
    await recordEvent(tx, actor, {
      name: accountEvents.personEdited,
      at: now,
      subject: { kind: "user", id: person.id },
      payload: moves ? { organisation: { from: person.organisationId, to: organisationId } } : {},
      details: {
        changes: [
          ...(renames ? [{ field: "name", from: person.name, to: input.name }] : []),
          ...(moves ? [{ field: "organisation", from: before || null, to: input.organisation || null }] : []),
          ...(moves && person.managesOrganisation ? [{ field: "manager", from: before, to: null }] : []),
          ...(changesPhone ? [{ field: "phone", from: person.phone, to: phone }] : []),
          ...(changesNotes ? [{ field: "notes", from: person.notes || null, to: notes || null }] : []),
          ...changes,
        ],
      },
    });
    if (moves) announceAccess(tx, [person.id]);
  });
}
