import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { roles, users } from "@/db/schema";
import { type Actor, ensureMay, may } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { isPermission } from "@/lib/core/permissions";
import { ensureCovered } from "./find-access";
import { coversRole } from "./policy";

export type RoleRow = { id: number; key: string | null; name: string; permissions: string[] };

type LockedRoles = {
  all: RoleRow[];
  /** With what he may by now: somebody may just have taken it from his role. */
  actor: Actor;
  /** The role that he has himself; null for the system. */
  ownId: number | null;
};

/**
 * Every role, held until the transaction ends: who changes roles, and who gives them (`lockAdmins`), come one after the
 * other. They are read after they are held, so that one made meanwhile is among them.
 * @throws AppError `forbidden` for an actor who may not change roles any more
 */
export async function lockRoles(tx: Tx, actor: Actor): Promise<LockedRoles> {
  // Not against who only refers to one: somebody accepts an invitation, which a change of roles may be about to end.
  await tx.select({ id: roles.id }).from(roles).orderBy(asc(roles.id)).for("no key update");
  const locked = await readRoles(tx, actor);
  ensureMay(locked.actor, "settings.roles");
  return locked;
}

/**
 * The same for what leans on roles as they are, and changes none: several at a time.
 * @throws AppError `forbidden` for an actor who may not do something that some role may: what he is about to say counts
 *   for everybody
 */
export async function holdRoles(tx: Tx, actor: Actor): Promise<LockedRoles> {
  await tx.select({ id: roles.id }).from(roles).orderBy(asc(roles.id)).for("share");
  const locked = await readRoles(tx, actor);
  if (!locked.all.every(({ permissions }) => coversRole(locked.actor, permissions))) {
    throw new AppError("forbidden", "error.providers.beyond");
  }
  return locked;
}

async function readRoles(tx: Tx, actor: Actor): Promise<LockedRoles> {
  const { id, key, name, permissions } = roles;
  const all = await tx.select({ id, key, name, permissions }).from(roles).orderBy(asc(roles.id));
  const [own] = await tx
    .select({ roleId: users.roleId })
    .from(users)
    .where(and(eq(users.id, actor.id), eq(users.status, "active")));
  const ownId = own?.roleId ?? null;
  const has = all.find((role) => role.id === ownId)?.permissions ?? [];
  const left = has.filter(isPermission).filter((one) => may(actor, one));
  return { all, actor: actor.kind === "system" ? actor : { ...actor, permissions: new Set(left) }, ownId };
}

/**
 * One of them, which the actor may change.
 * @throws AppError `not_found`, or `forbidden` for one that may more than he
 */
export function findChangeable({ all, actor }: LockedRoles, roleId: number): RoleRow {
  const role = all.find(({ id }) => id === roleId);
  if (!role) throw new AppError("not_found", "error.notFound");
  ensureCovered(actor, role.permissions);
  return role;
}

/** @throws AppError `invalid` (field name) where another role is called so, in whichever case */
export async function ensureRoleNameFree(tx: Tx, name: string, ownId?: number): Promise<void> {
  const taken = await tx
    .select({ id: roles.id })
    .from(roles)
    .where(and(sql`lower(${roles.name}) = lower(${name})`, ownId ? ne(roles.id, ownId) : undefined));
  if (taken.length > 0) throw fieldError("name", "error.roles.nameTaken");
}
