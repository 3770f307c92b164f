import { asc, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { passkeys, roles, secondFactors, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { SignInRule } from "./view-types";

/** What each role asks for at sign-in, and how many of its active people have that already; at most 200 roles. */
export async function listSignInRules(actor: Actor): Promise<SignInRule[]> {
  ensureMay(actor, "settings.security");
  const people = sql`select 1 from ${users} where ${users.roleId} = ${roles.id} and ${users.status} = 'active'`;
  const withFactor = sql`${people} and (exists (select 1 from ${secondFactors}
    where ${secondFactors.userId} = ${users.id} and ${secondFactors.confirmedAt} is not null)
    or exists (select 1 from ${passkeys} where ${passkeys.userId} = ${users.id}))`;
  return db()
    .select({
      roleId: roles.id,
      name: roles.name,
      required: roles.requiresSecondFactor,
      people: sql<number>`(select count(*) from (${people}) one)::int`,
      withFactor: sql<number>`(select count(*) from (${withFactor}) one)::int`,
    })
    .from(roles)
    .orderBy(asc(roles.name), asc(roles.id))
    .limit(literalLimit(200));
}
