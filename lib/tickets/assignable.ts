import { and, eq, exists, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { memberships, roles, users } from "@/db/schema";
import type { Permission } from "@/lib/core/permissions";

const needed: Permission = "tickets.work";

/** Condition on `users`: an active colleague whose role may work on tickets. To others a ticket would be lost. */
export function isAssignable(): SQL {
  const role = db()
    .select({ one: sql`1` })
    .from(roles)
    .where(and(eq(roles.id, users.roleId), sql`${needed} = any(${roles.permissions})`));
  return and(eq(users.kind, "staff"), eq(users.status, "active"), exists(role)) as SQL;
}

/** The same within a team: its members. */
export function isAssignableIn(teamId: number | null): SQL {
  if (teamId === null) return isAssignable();
  const member = db()
    .select({ one: sql`1` })
    .from(memberships)
    .where(and(eq(memberships.userId, users.id), eq(memberships.teamId, teamId)));
  return and(isAssignable(), exists(member)) as SQL;
}
