import { eq } from "drizzle-orm";
import { db } from "@/db/client";
import { invitations, roles, users } from "@/db/schema";
import { findLink, findLinkState, type LinkState } from "./links";
import type { InvitationPage } from "./view-types";

/** What the page behind an invitation's link says, and why it says nothing. Looking uses nothing up. */
export async function findInvitation(
  token: string,
): Promise<{ state: LinkState; invitation: InvitationPage | null }> {
  const state = await findLinkState("invitation", token);
  const link = state === "usable" ? await findLink("invitation", token) : null;
  if (!link || link.invitationId === null) return { state, invitation: null };
  const [invitation] = await db()
    .select({
      name: invitations.name,
      address: invitations.address,
      role: roles.name,
      invitedBy: users.name,
    })
    .from(invitations)
    .innerJoin(roles, eq(roles.id, invitations.roleId))
    .innerJoin(users, eq(users.id, invitations.invitedById))
    .where(eq(invitations.id, link.invitationId));
  return { state, invitation: invitation ?? null };
}
