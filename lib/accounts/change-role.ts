import { eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { invitations, roles, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { keptByAdmins } from "@/lib/core/permissions";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { ensureCovered } from "./find-access";
import { ensureAdminsStay } from "./lock-admins";
import { ensureRoleNameFree, findChangeable, lockRoles, type RoleRow } from "./lock-roles";
import { endInvitations } from "./open-invitation";
import { roleChanges } from "./role-changes";
import { activeHolders } from "./role-holders";
import { type ChangeRoleInput, changeRoleInput } from "./role-inputs";

/**
 * Another name for a role, and what it may from the next request on of whoever has it; their open pages follow at once.
 * Nobody changes what his own role may, the admins' role keeps what it takes to put others right, and somebody is left
 * who may say who works here. Boxes that somebody else ticked meanwhile stay as he set them.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields name, permissions), or `conflict` for a name that is no
 * longer as it was seen (details theirs, yours) and for the last admins
 */
export async function changeRole(actor: Actor, raw: ChangeRoleInput): Promise<void> {
  ensureMay(actor, "settings.roles");
  const { roleId, name, fromName, ...boxes } = changeRoleInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const locked = await lockRoles(tx, actor);
    const before = findChangeable(locked, roleId);
    const { added, taken } = ticks(before, boxes);
    const after = {
      name: name === fromName ? before.name : name,
      permissions: [...before.permissions.filter((one) => !taken.includes(one)), ...added],
    };
    const changes = roleChanges(before, after);
    if (changes.length === 0) return;
    if (after.name !== before.name) await ensureRenamable(tx, before, { name, fromName });
    ensureCovered(locked.actor, added);
    if (added.length + taken.length > 0 && roleId === locked.ownId) {
      throw new AppError("forbidden", "error.roles.own");
    }
    await ensureTakeable(tx, before, taken);
    await tx.update(roles).set(after).where(eq(roles.id, roleId));
    // An invitation is as good as who sent it.
    if (taken.includes("settings.people")) await endInvitationsOf(tx, roleId, now);
    await recordEvent(tx, actor, {
      name: accountEvents.roleChanged,
      at: now,
      subject: { kind: "role", id: roleId },
      payload: { roleName: after.name, changes },
    });
    announceAccess(tx, await activeHolders(tx, roleId));
  });
}

/** Only what the actor ticked and cleared, against what he saw. */
function ticks(role: RoleRow, boxes: { permissions: string[]; fromPermissions: string[] }) {
  const { permissions, fromPermissions } = boxes;
  const has = (one: string) => role.permissions.includes(one);
  return {
    added: permissions.filter((one) => !fromPermissions.includes(one) && !has(one)),
    taken: fromPermissions.filter((one) => !permissions.includes(one) && has(one)),
  };
}

async function ensureRenamable(
  tx: Tx,
  role: RoleRow,
  { name, fromName }: Record<"name" | "fromName", string>,
) {
  if (role.name !== fromName) {
    const details = { field: "name", theirs: role.name, yours: name };
    throw new AppError("conflict", "error.roles.renamed", { details });
  }
  await ensureRoleNameFree(tx, name, role.id);
}

async function ensureTakeable(tx: Tx, role: RoleRow, taken: string[]): Promise<void> {
  if (role.key === "admin" && keptByAdmins.some((one) => taken.includes(one))) {
    throw fieldError("permissions", "error.roles.adminKeeps");
  }
  if (taken.includes("settings.people")) await ensureAdminsStay(tx, role.id);
}

async function endInvitationsOf(tx: Tx, roleId: number, now: Date): Promise<void> {
  const senders = tx.select({ id: users.id }).from(users).where(eq(users.roleId, roleId));
  await endInvitations(tx, inArray(invitations.invitedById, senders), now);
}
