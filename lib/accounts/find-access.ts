import { and, eq, isNull } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { roles, teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { coversRole, mayFillTeam } from "./policy";

type Role = { id: number; name: string; permissions: string[] };

/**
 * A role that the actor may give.
 * @throws AppError `invalid` (field roleId) for none of ours, `forbidden` for one that may more than he
 */
export async function findGivableRole(tx: Tx, actor: Actor, roleId: number): Promise<Role> {
  const [role] = await tx
    .select({ id: roles.id, name: roles.name, permissions: roles.permissions })
    .from(roles)
    .where(eq(roles.id, roleId));
  if (!role) throw fieldError("roleId", "error.field.invalid");
  ensureCovered(actor, role.permissions);
  return role;
}

/** @throws AppError `forbidden` */
export function ensureCovered(actor: Actor, permissions: readonly string[]): void {
  if (!coversRole(actor, permissions)) throw new AppError("forbidden", "error.people.beyond");
}

/**
 * Teams into which the actor may put people, by name.
 * @throws AppError `invalid` (field teamIds) for one that is not there, or whose tickets he does not see
 */
export async function findFillableTeams(
  tx: Tx,
  actor: Actor,
  teamIds: number[],
): Promise<{ id: number; name: string }[]> {
  if (teamIds.length === 0) return [];
  const found = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(isAnyOf(teams.id, teamIds), isNull(teams.removedAt)))
    .orderBy(teams.name)
    // Whoever deletes one waits, and finds its members.
    .for("key share");
  const all = found.length === teamIds.length && teamIds.every((id) => mayFillTeam(actor, id));
  if (!all) throw fieldError("teamIds", "error.people.team");
  return found;
}
