import { and, asc, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { roles, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { Permission } from "@/lib/core/permissions";

const needed: Permission = "settings.people";

/**
 * Everybody who may say who works here, held until the transaction ends and always in the same order: two who change
 * each other at the same moment come one after the other, and the second finds what the first has left.
 * @throws AppError `forbidden` for an actor who is none of them any more
 */
export async function lockAdmins(tx: Tx, actor: Actor): Promise<ReadonlySet<number>> {
  const rows = await tx
    .select({ id: users.id })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .where(
      and(
        eq(users.kind, "staff"),
        eq(users.status, "active"),
        sql`${needed}::text = any(${roles.permissions})`,
      ),
    )
    .orderBy(asc(users.id))
    .for("no key update", { of: users });
  const admins = new Set(rows.map(({ id }) => id));
  if (actor.kind !== "system" && !admins.has(actor.id)) throw new AppError("forbidden", "error.forbidden");
  return admins;
}

/** @throws AppError `conflict` for the only one who is left */
export function ensureAdminStays(admins: ReadonlySet<number>, userId: number): void {
  if (admins.has(userId) && admins.size === 1) throw new AppError("conflict", "error.people.lastAdmin");
}
