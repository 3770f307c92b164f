import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { ProviderAudience } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { providerIdentities, roles, signInProviders } from "@/db/schema";
import { type Actor, ensureMay, may } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { coversRole } from "../policy";
import { groupRolesOf } from "./lock-provider";
import { redirectUri } from "./redirect-uri";
import type { ProviderRow, ProviderView } from "./view-types";

const { id, name, issuer, audience, isOn } = signInProviders;
const inOrder = [asc(sql`lower(${name})`), asc(id)];
const people = sql<number>`(select count(*) from ${providerIdentities}
  where ${providerIdentities.providerId} = ${id})::float8`;

/** The providers that stand on a sign-in page, for whoever looks at it. */
export async function listOfferedProviders(who: ProviderAudience): Promise<{ id: number; name: string }[]> {
  return db()
    .select({ id, name })
    .from(signInProviders)
    .where(and(eq(isOn, true), eq(audience, who)))
    .orderBy(...inOrder)
    .limit(literalLimit(50));
}

/** @throws AppError `forbidden` */
export async function listProviders(actor: Actor): Promise<ProviderRow[]> {
  ensureMay(actor, "settings.security");
  return db()
    .select({ id, name, issuer, audience, isOn, people })
    .from(signInProviders)
    .orderBy(...inOrder)
    .limit(literalLimit(50));
}

/** Whether the actor may say which providers there are: who may all that any role may (`holdRoles`). */
export async function mayChangeProviders(actor: Actor): Promise<boolean> {
  const all = await db().select({ permissions: roles.permissions }).from(roles).limit(literalLimit(200));
  return may(actor, "settings.security") && all.every(({ permissions }) => coversRole(actor, permissions));
}

/** The roles that a provider may give, the one that may least first; at most 200. */
export async function listMappableRoles(actor: Actor): Promise<{ id: number; name: string }[]> {
  ensureMay(actor, "settings.security");
  return db()
    .select({ id: roles.id, name: roles.name })
    .from(roles)
    .orderBy(sql`cardinality(${roles.permissions})`, asc(roles.name), asc(roles.id))
    .limit(literalLimit(200));
}

/** @throws AppError `forbidden`, or `not_found` */
export async function getProvider(actor: Actor, providerId: number): Promise<ProviderView> {
  ensureMay(actor, "settings.security");
  const { clientId, domains, createsPeople, givesSecondFactor, defaultRoleId, groupClaim, version } =
    signInProviders;
  const [[row], groups] = await Promise.all([
    db()
      .select({
        ...{ id, name, issuer, audience, isOn, people, clientId, domains, createsPeople, givesSecondFactor },
        ...{ defaultRoleId, groupClaim, version },
      })
      .from(signInProviders)
      .where(eq(id, providerId)),
    groupRolesOf(db(), providerId),
  ]);
  if (!row) throw new AppError("not_found", "error.notFound");
  return { ...row, groupRoles: groups, redirectUri: redirectUri(providerId) };
}
