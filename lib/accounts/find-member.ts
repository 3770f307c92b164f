import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, roles, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";
import type { Permission } from "@/lib/core/permissions";

type Member = {
  name: string;
  isLead: boolean;
  /** Active, and in a role that works on tickets. */
  works: boolean;
};

const needed: Permission = "tickets.work";

/**
 * A member of a team that is held.
 * @throws AppError `not_found` for who is none (any more)
 */
export async function findMember(tx: Tx, teamId: number, userId: number): Promise<Member> {
  const [row] = await tx
    .select({
      name: users.name,
      isLead: memberships.isLead,
      works: sql<boolean>`${users.status} = 'active' and ${needed}::text = any(${roles.permissions})`,
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(and(eq(memberships.teamId, teamId), eq(memberships.userId, userId)))
    .for("no key update", { of: memberships });
  if (!row) throw new AppError("not_found", "error.teams.noMember");
  return row;
}
