import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitations, links, roles } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { ensureCovered } from "./find-access";
import { revokeLinks } from "./links";

/** Neither accepted nor withdrawn; it may have expired. */
export const isOpenInvitation = and(isNull(invitations.acceptedAt), isNull(invitations.withdrawnAt)) as SQL;

/**
 * An invitation that still waits, held, in a role that the actor may give.
 * @throws AppError `conflict` for one that was accepted or withdrawn meanwhile, `forbidden`
 */
export async function lockInvitation(tx: Tx, actor: Actor, invitationId: number) {
  const [row] = await tx
    .select({ id: invitations.id, address: invitations.address, permissions: roles.permissions })
    .from(invitations)
    .innerJoin(roles, eq(roles.id, invitations.roleId))
    .where(and(eq(invitations.id, invitationId), isOpenInvitation))
    .for("update", { of: invitations });
  if (!row) throw new AppError("conflict", "error.people.notOpen");
  ensureCovered(actor, row.permissions);
  return row;
}

/** Ends invitations that wait, with their links. @returns how many */
export async function endInvitations(tx: Tx, which: SQL, now: Date): Promise<number> {
  const ended = await tx
    .update(invitations)
    .set({ withdrawnAt: now })
    .where(and(which, isOpenInvitation))
    .returning({ id: invitations.id });
  for (const { id } of ended) await revokeLinks(tx, eq(links.invitationId, id), now);
  return ended.length;
}

/** The same for all that somebody sent who may not send any more. */
export function endInvitationsFrom(tx: Tx, userId: number, now: Date): Promise<number> {
  return endInvitations(tx, eq(invitations.invitedById, userId), now);
}
