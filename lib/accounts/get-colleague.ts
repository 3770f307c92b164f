import { and, asc, eq, gt, sql } from "drizzle-orm";
import { db } from "@/db/client";
import {
  addressChanges,
  memberships,
  passkeys,
  providerIdentities,
  roles,
  secondFactors,
  signInProviders,
  teams,
  userEmails,
  users,
} from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { lastActed } from "./list-colleagues";
import { coversRole, mayViewAs } from "./policy";
import { colleagueScope } from "./scope";
import type { ColleaguePage } from "./view-types";

/**
 * A colleague's account, and whether the actor may change it.
 * @throws AppError `forbidden`, or `not_found` for who is no colleague
 */
export async function getColleague(actor: Actor, userId: number): Promise<ColleaguePage> {
  ensureMay(actor, "settings.people");
  const [row] = await db()
    .select({
      id: users.id,
      name: users.name,
      address: userEmails.address,
      status: users.status,
      role: { id: roles.id, name: roles.name },
      permissions: roles.permissions,
      createdAt: users.createdAt,
      lastActedAt: lastActed(db()),
      secondFactor: secondFactors.confirmedAt,
      passkeys: db().$count(passkeys, eq(passkeys.userId, users.id)),
      addressChange: { address: addressChanges.address, expiresAt: addressChanges.expiresAt },
    })
    .from(users)
    .innerJoin(roles, eq(roles.id, users.roleId))
    .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
    .leftJoin(
      addressChanges,
      and(eq(addressChanges.userId, users.id), gt(addressChanges.expiresAt, sql`now()`)),
    )
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .where(and(eq(users.id, userId), colleagueScope(actor)));
  if (!row) throw new AppError("not_found", "error.notFound");
  const { permissions, createdAt, secondFactor, addressChange, ...colleague } = row;
  const theirTeams = await db()
    .select({ id: teams.id, name: teams.name })
    .from(memberships)
    .innerJoin(teams, eq(teams.id, memberships.teamId))
    .where(eq(memberships.userId, row.id))
    .orderBy(asc(teams.name));
  const identities = await db()
    .select({ providerId: signInProviders.id, provider: signInProviders.name })
    .from(providerIdentities)
    .innerJoin(signInProviders, eq(signInProviders.id, providerIdentities.providerId))
    .where(eq(providerIdentities.userId, row.id))
    .orderBy(asc(signInProviders.name));
  return {
    ...colleague,
    teams: theirTeams,
    identities,
    createdAt: createdAt.toISOString(),
    hasSecondFactor: secondFactor !== null,
    addressChange: addressChange && {
      address: addressChange.address,
      expiresAt: addressChange.expiresAt.toISOString(),
    },
    isSelf: row.id === actor.id,
    mayChange: coversRole(actor, permissions),
    mayViewAs: row.status === "active" && mayViewAs(actor, { id: row.id, kind: "staff", permissions }),
  };
}
