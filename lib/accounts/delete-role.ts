import { eq, or } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { groupRoles, roles, signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { findChangeable, lockRoles } from "./lock-roles";
import { roleChanges } from "./role-changes";
import { holderCounts } from "./role-holders";
import { type RoleInput, roleInput } from "./role-inputs";

/**
 * Deletes a role that nobody has and neither an open invitation nor a sign-in provider names. The admins' role stays: new permissions go to it.
 * @throws AppError `forbidden`, `not_found`, or `conflict` for one in use (details active, deactivated, invited)
 */
export async function deleteRole(actor: Actor, raw: RoleInput): Promise<void> {
  ensureMay(actor, "settings.roles");
  const { roleId } = roleInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const role = findChangeable(await lockRoles(tx, actor), roleId);
    if (role.key === "admin") throw new AppError("conflict", "error.roles.adminStays");
    // Against who refers to it as well, from here on; and counted after that, in one statement: whoever accepts an
    // invitation at this moment is counted as invited or as somebody who works here.
    await tx.select({ id: roles.id }).from(roles).where(eq(roles.id, roleId)).for("update");
    const [held] = await tx.select(holderCounts(tx)).from(roles).where(eq(roles.id, roleId));
    if (!held) throw new AppError("not_found", "error.notFound");
    if (held.active + held.deactivated + held.invited > 0) {
      throw new AppError("conflict", "error.roles.inUse", { details: held });
    }
    await ensureUnmapped(tx, roleId);
    await tx.delete(roles).where(eq(roles.id, roleId));
    await recordEvent(tx, actor, {
      name: accountEvents.roleDeleted,
      at: now,
      subject: { kind: "role", id: roleId },
      payload: { roleName: role.name, changes: roleChanges(role) },
    });
  });
}

async function ensureUnmapped(tx: Tx, roleId: number): Promise<void> {
  const [named] = await tx
    .select({ provider: signInProviders.name })
    .from(signInProviders)
    .leftJoin(groupRoles, eq(groupRoles.providerId, signInProviders.id))
    .where(or(eq(signInProviders.defaultRoleId, roleId), eq(groupRoles.roleId, roleId)))
    .limit(1);
  if (named) throw new AppError("conflict", "error.roles.mapped", { details: named });
}
