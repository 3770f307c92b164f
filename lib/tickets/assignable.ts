import { and, eq, exists, type SQL, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { memberships, roles, users } from "@/db/schema";
import { fieldError } from "@/lib/core/errors";
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

/** @throws AppError `invalid` (field assigneeId) */
export async function ensureAssignable(
  tx: Tx,
  assigneeId: number | null,
  teamId: number | null,
): Promise<void> {
  if (assigneeId === null) return;
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, assigneeId), isAssignableIn(teamId)));
  if (row) return;
  throw fieldError("assigneeId", teamId === null ? "error.assignee" : "error.customers.assigneeOfTeam");
}
