import { asc, isNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { roles, teams } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { coversRole, mayFillTeam } from "./policy";
import type { AccessChoices } from "./view-types";

const mostShown = 200;

/** What the actor may give to a colleague, the role that may least first: more is a decision. At most 200 each. */
export async function listAccessChoices(actor: Actor): Promise<AccessChoices> {
  ensureMay(actor, "settings.people");
  const limit = literalLimit(mostShown);
  const [allRoles, allTeams] = await Promise.all([
    db()
      .select({ id: roles.id, name: roles.name, permissions: roles.permissions })
      .from(roles)
      .orderBy(sql`cardinality(${roles.permissions})`, asc(roles.name), asc(roles.id))
      .limit(limit),
    db()
      .select({ id: teams.id, name: teams.name })
      .from(teams)
      .where(isNull(teams.removedAt))
      .orderBy(asc(teams.name))
      .limit(limit),
  ]);
  return {
    roles: allRoles
      .filter(({ permissions }) => coversRole(actor, permissions))
      .map(({ id, name }) => ({ id, name })),
    teams: allTeams.filter(({ id }) => mayFillTeam(actor, id)),
  };
}
