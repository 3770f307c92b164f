import { domainToASCII } from "node:url";
import { and, arrayOverlaps, eq, ne } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organisations } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { ensureSeen } from "@/lib/core/ensure-seen";
import { AppError, fieldError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { changeValues } from "@/lib/settings/fields/change-values";
import { fieldsOf } from "@/lib/settings/fields/fields-of";
import { accountEvents } from "./events";
import { type EditOrganisationInput, editOrganisationInput } from "./inputs";
import { sharingModesFor } from "./policy";
import { signedInPeople } from "./shared-organisation";

/**
 * Changes an organisation's name, notes and custom fields, the domains by which new customers are known as its people, and
 * who of them sees each other's requests. A domain belongs to one organisation.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields domains, sharing, customFields.…), or `conflict` when a
 *   changed field is no longer what was seen
 */
export async function editOrganisation(actor: Actor, raw: EditOrganisationInput): Promise<void> {
  ensureMay(actor, "customers.edit");
  const input = editOrganisationInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const before = await lockOrganisation(tx, input.organisationId);
    // As they stand in addresses: "müller.de" is written in ASCII there.
    const domains = input.domains.map((name) => domainToASCII(name) || name);
    const [theirs, yours] = [before.domains.join(", "), domains.join(", ")];
    const renames = before.name !== input.name;
    const moves = theirs !== yours;
    if (renames) ensureSeen(before.name, input.fromName, input.name);
    if (moves) ensureSeen(theirs, input.fromDomains, yours);
    const shares = before.sharing !== input.sharing;
    if (shares) {
      ensureSeen(before.sharing, input.fromSharing, input.sharing, "error.customers.sharingChanged");
      if (!sharingModesFor(actor, before.sharing).includes(input.sharing))
        throw fieldError("sharing", "error.customers.sharingBeyond");
    }
    const notes = input.notes ?? before.notes;
    const changesNotes = before.notes !== notes;
    if (changesNotes) ensureSeen(before.notes, input.fromNotes, notes, "error.customers.notesChanged");
    const { values, changes } = changeValues(await fieldsOf("organisation", tx), before.fields, {
      to: input.customFields,
      from: input.fromCustomFields,
    });
    if (!renames && !moves && !shares && !changesNotes && changes.length === 0) return;
    if (moves) await ensureFree(tx, before.id, domains);
    const { name, sharing } = input;
    await tx
      .update(organisations)
      .set({ name, domains, sharing, notes, fields: values })
      .where(eq(organisations.id, before.id));
    await recordEvent(tx, actor, {
      name: accountEvents.organisationEdited,
      at: now,
      subject: { kind: "organisation", id: before.id },
      details: {
        changes: [
          ...(renames ? [{ field: "name", from: before.name, to: input.name }] : []),
          ...(moves ? [{ field: "domains", from: theirs || null, to: yours || null }] : []),
          ...(shares ? [{ field: "sharing", from: before.sharing, to: sharing }] : []),
          ...(changesNotes ? [{ field: "notes", from: before.notes || null, to: notes || null }] : []),
          ...changes,
        ],
      },
    });
    if (shares) announceAccess(tx, await signedInPeople(tx, before.id));
  });
}

async function lockOrganisation(tx: Tx, id: number) {
  const [row] = await tx
    .select({
      id: organisations.id,
      name: organisations.name,
      domains: organisations.domains,
      sharing: organisations.sharing,
      notes: organisations.notes,
      fields: organisations.fields,
    })
    .from(organisations)
    .where(eq(organisations.id, id))
    .for("no key update");
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}

async function ensureFree(tx: Tx, id: number, domains: string[]): Promise<void> {
  if (domains.length === 0) return;
  const [taken] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(ne(organisations.id, id), arrayOverlaps(organisations.domains, domains)))
    .limit(1);
  if (taken) throw fieldError("domains", "error.field.taken");
}
