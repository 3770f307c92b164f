import { eq } from "drizzle-orm";
import { invitations } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type InvitationInput, invitationInput } from "./inputs";
import { lockAdmins } from "./lock-admins";
import { endInvitations, lockInvitation } from "./open-invitation";

/**
 * Takes an invitation back: its link lets nobody in any more.
 * @throws AppError `forbidden`, or `conflict` for one that was accepted or withdrawn meanwhile
 */
export async function withdrawInvitation(actor: Actor, raw: InvitationInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { invitationId } = invitationInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const { id, address } = await lockInvitation(tx, actor, invitationId);
    await endInvitations(tx, eq(invitations.id, id), now);
    await recordEvent(tx, actor, {
      name: accountEvents.invitationWithdrawn,
      at: now,
      subject: { kind: "invitation", id },
      details: { changes: [{ field: "email", from: address, to: null }] },
    });
  });
}
