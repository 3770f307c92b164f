import { and, asc, eq, exists, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { roles, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { isPermission } from "@/lib/core/permissions";
import { coversRole } from "./policy";
import { holderCounts } from "./role-holders";
import type { RoleView } from "./view-types";

/**
 * Every role with who has it and what it may, the one that may most first.
 * @throws AppError `forbidden`
 */
export async function listRoles(actor: Actor): Promise<RoleView[]> {
  ensureMay(actor, "settings.roles");
  const rows = await selectRoles(actor)
    .orderBy(sql`cardinality(${roles.permissions}) desc`, asc(sql`lower(${roles.name})`), asc(roles.id))
    .limit(literalLimit(100));
  return rows.map((row) => toView(actor, row));
}

/** @throws AppError `forbidden`, or `not_found` */
export async function getRole(actor: Actor, roleId: number): Promise<RoleView> {
  ensureMay(actor, "settings.roles");
  const [row] = await selectRoles(actor).where(eq(roles.id, roleId));
  if (!row) throw new AppError("not_found", "error.notFound");
  return toView(actor, row);
}

type Row = Awaited<ReturnType<typeof selectRoles>>[number];

function selectRoles(actor: Actor) {
  const own = db()
    .select({ one: sql`1` })
    .from(users)
    .where(and(eq(users.id, actor.id), eq(users.roleId, roles.id)));
  return db()
    .select({
      id: roles.id,
      key: roles.key,
      name: roles.name,
      permissions: roles.permissions,
      isOwn: sql<boolean>`${exists(own)}`,
      ...holderCounts(db()),
    })
    .from(roles)
    .$dynamic();
}

function toView(actor: Actor, { key, permissions, ...row }: Row): RoleView {
  return {
    ...row,
    permissions: permissions.filter(isPermission),
    isAdmins: key === "admin",
    mayChange: coversRole(actor, permissions),
  };
}
