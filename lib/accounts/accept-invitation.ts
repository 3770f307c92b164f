import { and, eq, isNull } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { invitations, memberships, roles, teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { hashNewPassword } from "./hash-new-password";
import { type AcceptInvitationInput, acceptInvitationInput } from "./inputs";
import { findDeadLink, findLinkState, useLink } from "./links";
import { loadActor } from "./load-actor";
import { isOpenInvitation } from "./open-invitation";
import { writeColleague } from "./write-colleague";

/**
 * Whoever got the mailed link begins to work here, in the role and the teams that he was invited to. The link is used
 * up; of two who press its button at the same moment one becomes the colleague.
 * @returns the address to sign in with
 * @throws AppError `conflict` for a link that was used, `not_found` for one that is dead
 */
export async function acceptInvitation(
  actor: Actor,
  raw: AcceptInvitationInput,
): Promise<{ address: string }> {
  const { token, name, password, locale } = acceptInvitationInput.parse(raw);
  // As in reset-password.ts.
  if ((await findLinkState("invitation", token)) === "unknown") throw dead();
  const passwordHash = await hashNewPassword(password, [name]);
  return transact(actor, async (tx, now) => {
    // The invitation first, as who withdraws it does; what it says counts once the link was good.
    const link = await findDeadLink("invitation", token, tx);
    const invitation = link?.invitationId ? await lockInvitation(tx, link.invitationId) : undefined;
    await useLink(tx, "invitation", token, now);
    if (!invitation) throw dead();
    await tx.update(invitations).set({ acceptedAt: now }).where(eq(invitations.id, invitation.id));
    const { address, roleId } = invitation;
    const userId = await writeColleague(tx, { address, name, roleId, passwordHash, locale }, now);
    await join(tx, userId, invitation.teamIds);
    const colleague = await loadActor(userId, tx);
    if (!colleague) throw new Error("the colleague was not written");
    await recordEvent(
      tx,
      { ...colleague, requestId: actor.requestId },
      {
        name: accountEvents.invitationAccepted,
        at: now,
        subject: { kind: "user", id: userId },
        payload: { invitationId: invitation.id, roleId, teamIds: invitation.teamIds },
        details: { changes: [{ field: "role", from: null, to: invitation.role }] },
      },
    );
    return { address };
  });
}

function dead(): AppError {
  return new AppError("not_found", "error.link.dead");
}

async function lockInvitation(tx: Tx, id: number) {
  const { address, teamIds } = invitations;
  const [row] = await tx
    .select({ id: invitations.id, address, roleId: roles.id, role: roles.name, teamIds })
    .from(invitations)
    .innerJoin(roles, eq(roles.id, invitations.roleId))
    .where(and(eq(invitations.id, id), isOpenInvitation))
    .for("update", { of: invitations });
  return row;
}

/** Teams that are there still. */
async function join(tx: Tx, userId: number, teamIds: number[]): Promise<void> {
  const found = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(isAnyOf(teams.id, teamIds), isNull(teams.removedAt)))
    .for("key share");
  if (found.length === 0) return;
  await tx
    .insert(memberships)
    .values(found.map(({ id }) => ({ teamId: id, userId, isLead: false })))
    .onConflictDoNothing();
}
