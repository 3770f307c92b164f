import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { roles, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Permission } from "@/lib/core/permissions";

const needed: Permission = "settings.people";

const isAdmin = and(
  eq(users.kind, "staff"),
  eq(users.status, "active"),
  sql`${needed}::text = any(${roles.permissions})`,
);

/**
 * Everybody who may say who works here, held until the transaction ends and always in the same order: two who change
 * each other at the same moment come one after the other, and the second finds what the first has left. What the roles
 * may is held before, by a statement of its own: the next one sees what a change that was waited for has left.
 * @throws AppError `forbidden` for an actor who is none of them any more, or whose role has lost something meanwhile
 */
export async function lockAdmins(tx: Tx, actor: Actor): Promise<ReadonlySet<number>> {
  await tx.select({ id: roles.id }).from(roles).orderBy(asc(roles.id)).for("share");
  const rows = await tx
    .select({ id: users.id, permissions: roles.permissions })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(isAdmin)
    .orderBy(asc(users.id))
    .for("no key update", { of: users });
  const own = rows.find(({ id }) => id === actor.id);
  const stillMay = own && [...actor.permissions].every((one) => own.permissions.includes(one));
  if (actor.kind !== "system" && !stillMay) throw new AppError("forbidden", "error.forbidden");
  return new Set(rows.map(({ id }) => id));
}

/** @throws AppError `conflict` for the only one who is left */
export function ensureAdminStays(admins: ReadonlySet<number>, userId: number): void {
  if (admins.has(userId) && admins.size === 1) throw new AppError("conflict", "error.people.lastAdmin");
}

/**
 * The same for a role that is about to lose the permission; `lockRoles` comes first.
 * @throws AppError `conflict` where nobody has it by another role
 */
export async function ensureAdminsStay(tx: Tx, roleId: number): Promise<void> {
  const others = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(and(isAdmin, ne(roles.id, roleId)))
    .limit(1);
  if (others.length === 0) throw new AppError("conflict", "error.roles.lastAdmins");
}
