import { and, eq, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { invitations, roles, users } from "@/db/schema";
import { isOpenInvitation } from "./open-invitation";

/** For a query on `roles`: how many have each, by whether they still work here, and how many are invited to it. */
export function holderCounts(reader: Reader) {
  const people = (status: "active" | "deactivated") =>
    reader
      .select({ count: sql`count(*)` })
      .from(users)
      .where(and(eq(users.roleId, roles.id), eq(users.status, status)));
  const invited = reader
    .select({ count: sql`count(*)` })
    .from(invitations)
    .where(and(eq(invitations.roleId, roles.id), isOpenInvitation));
  return {
    active: sql<number>`(${people("active")})::float8`,
    deactivated: sql<number>`(${people("deactivated")})::float8`,
    invited: sql<number>`(${invited})::float8`,
  };
}

/** Whom a change of the role concerns at once. */
export async function activeHolders(tx: Tx, roleId: number): Promise<number[]> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.roleId, roleId), eq(users.status, "active")));
  return rows.map(({ id }) => id);
}
