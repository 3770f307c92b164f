import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, roles, teams, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { ensureCovered } from "./find-access";
import { colleagueScope } from "./scope";

/**
 * A colleague whose access the actor is about to change, held; `lockAdmins` comes first.
 * @throws AppError `not_found`, or `forbidden` for one who may more than the actor
 */
export async function lockColleague(tx: Tx, actor: Actor, userId: number) {
  const [row] = await tx
    .select({
      id: users.id,
      name: users.name,
      status: users.status,
      roleId: users.roleId,
      role: roles.name,
      permissions: roles.permissions,
    })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(and(eq(users.id, userId), colleagueScope(actor)))
    .for("no key update", { of: users });
  if (!row) throw new AppError("not_found", "error.notFound");
  ensureCovered(actor, row.permissions);
  return row;
}

export async function teamsOf(tx: Tx, userId: number): Promise<{ id: number; name: string }[]> {
  return tx
    .select({ id: teams.id, name: teams.name })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(eq(memberships.userId, userId))
    .orderBy(asc(teams.name));
}
