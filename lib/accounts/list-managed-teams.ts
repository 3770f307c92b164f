import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { memberships, teams, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { mayManageTeam } from "./policy";
import type { ManagedTeam } from "./view-types";

const leadsShown = 3;

/** Every team that the actor may change, by name; there are 200 at most (create-team.ts). @throws AppError `forbidden` */
export async function listManagedTeams(actor: Actor): Promise<ManagedTeam[]> {
  ensureMay(actor, "settings.teams");
  const rows = await db()
    .select({
      id: teams.id,
      name: teams.name,
      hue: teams.hue,
      restricted: teams.restricted,
      leads: leadNames(),
      leadCount: counted(leading()),
      memberCount: counted(eq(memberships.teamId, teams.id)),
    })
    .from(teams)
    .where(isNull(teams.removedAt))
    .orderBy(asc(sql`lower(${teams.name})`), asc(teams.id))
    .limit(literalLimit(200));
  return rows.filter(({ id }) => mayManageTeam(actor, id));
}

/** Who was deactivated leads nobody, until he is back. */
function leading(): SQL {
  return and(
    eq(memberships.teamId, teams.id),
    eq(memberships.isLead, true),
    sql`exists (select 1 from ${users} where ${users.id} = ${memberships.userId} and ${users.status} = 'active')`,
  ) as SQL;
}

function counted(which: SQL): SQL<number> {
  return sql<number>`(select count(*)::float8 from ${memberships} where ${which})`;
}

function leadNames() {
  const names = db()
    .select({ name: users.name })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(leading())
    .orderBy(asc(users.name))
    .limit(literalLimit(leadsShown));
  return sql<string[]>`coalesce((select array_agg(name) from (${names}) led), '{}')`;
}
