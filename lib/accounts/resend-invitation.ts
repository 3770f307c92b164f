import { eq } from "drizzle-orm";
import { invitations } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { type InvitationInput, invitationInput } from "./inputs";
import { invitationEnd } from "./invite-colleague";
import { lockAdmins } from "./lock-admins";
import { lockInvitation } from "./open-invitation";

/**
 * Sends an invitation again, with a new link and new time; the link before it dies.
 * @throws AppError `forbidden`, or `conflict` for one that was accepted or withdrawn meanwhile
 */
export async function resendInvitation(actor: Actor, raw: InvitationInput): Promise<void> {
  ensureMay(actor, "settings.people");
  const { invitationId } = invitationInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAdmins(tx, actor);
    const { id, address } = await lockInvitation(tx, actor, invitationId);
    await tx
      .update(invitations)
      .set({ expiresAt: invitationEnd(now) })
      .where(eq(invitations.id, id));
    await recordEvent(tx, actor, {
      name: accountEvents.invitedAgain,
      at: now,
      subject: { kind: "invitation", id },
      details: { changes: [{ field: "email", from: null, to: address }] },
    });
  });
}
