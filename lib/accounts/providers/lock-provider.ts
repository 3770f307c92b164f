import { and, asc, eq, ne, sql } from "drizzle-orm";
import type { Reader, Tx } from "@/db/client";
import { groupRoles, signInProviders } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { holdRoles } from "../lock-roles";

/**
 * For a verb that changes providers: one at a time, and with the roles held as they are. Whoever runs a provider is
 * believed about who somebody is, so only who may all that anybody may says which there are.
 * @throws AppError `forbidden`
 */
export async function lockProviders(tx: Tx, actor: Actor) {
  const { all, actor: now } = await holdRoles(tx, actor);
  ensureMay(now, "settings.security");
  await tx.execute(sql`lock table ${signInProviders} in share row exclusive mode`);
  return all;
}

/**
 * One of them with its groups; whoever is just being let in through it comes first.
 * @throws AppError `not_found`
 */
export async function lockProvider(tx: Tx, providerId: number) {
  const [row] = await tx
    .select()
    .from(signInProviders)
    .where(eq(signInProviders.id, providerId))
    .for("update");
  if (!row) throw new AppError("not_found", "error.notFound");
  return { ...row, groupRoles: await groupRolesOf(tx, providerId) };
}

/** In the order in which they count. */
export async function groupRolesOf(
  reader: Reader,
  providerId: number,
): Promise<{ group: string; roleId: number }[]> {
  return reader
    .select({ group: groupRoles.group, roleId: groupRoles.roleId })
    .from(groupRoles)
    .where(eq(groupRoles.providerId, providerId))
    .orderBy(asc(groupRoles.position));
}

/** @throws AppError `invalid` (field name) where another provider is called so, in whichever case */
export async function ensureProviderNameFree(tx: Tx, name: string, ownId = 0): Promise<void> {
  const taken = await tx
    .select({ id: signInProviders.id })
    .from(signInProviders)
    .where(and(sql`lower(${signInProviders.name}) = lower(${name})`, ne(signInProviders.id, ownId)));
  if (taken.length > 0) throw fieldError("name", "error.providers.nameTaken");
}
