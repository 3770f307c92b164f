import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type ChangeManagerInput, changeManagerInput } from "./inputs";

/**
 * Makes a customer a manager of his organisation, or none any more: what it shares with its managers he sees or sees no
 * more with his next request.
 * @throws AppError `forbidden`, or `not_found` for who does not belong to it (any more)
 */
export async function changeOrganisationManager(actor: Actor, raw: ChangeManagerInput): Promise<void> {
  ensureMay(actor, "customers.edit");
  const { organisationId, personId, manages } = changeManagerInput.parse(raw);
  const becomes = manages === "yes";
  await transact(actor, async (tx, now) => {
    const [person] = await tx
      .select({ name: users.name, manages: users.managesOrganisation })
      .from(users)
      .where(
        and(eq(users.id, personId), eq(users.kind, "customer"), eq(users.organisationId, organisationId)),
      )
      .for("no key update");
    if (!person) throw new AppError("not_found", "error.customers.noMember");
    if (person.manages === becomes) return;
    await tx.update(users).set({ managesOrganisation: becomes }).where(eq(users.id, personId));
    await recordEvent(tx, actor, {
      name: accountEvents.organisationManagerChanged,
      at: now,
      subject: { kind: "organisation", id: organisationId },
      payload: { userId: personId, manages: becomes },
      details: {
        changes: [{ field: "manager", from: becomes ? null : person.name, to: becomes ? person.name : null }],
      },
    });
    announceAccess(tx, [personId]);
  });
}
