import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { memberships, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { cutPage } from "@/lib/core/pagination";
import { awayNow } from "./absence/away";
import { partIn } from "./lock-team";
import { afterName, byName, nameCursor } from "./name-cursor";
import { type ListMembersInput, listMembersInput } from "./team-inputs";
import type { TeamMemberList } from "./view-types";

/**
 * Who is in a team that the actor manages or leads, by name; who was deactivated is in it still, and back with it.
 * @throws AppError `forbidden`, `not_found`, or `invalid` for a cursor that is none of ours
 */
export async function listTeamMembers(actor: Actor, raw: ListMembersInput): Promise<TeamMemberList> {
  const { teamId, cursor, limit } = listMembersInput.parse(raw);
  await partIn(actor, teamId);
  const rows = await db()
    .select({
      id: users.id,
      name: users.name,
      sortKey: sql<string>`lower(${users.name})`,
      active: sql<boolean>`${users.status} = 'active'`,
      isLead: memberships.isLead,
      away: awayNow(),
    })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.teamId, teamId), afterName(users.name, users.id, cursor)))
    .orderBy(...byName(users.name, users.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, nameCursor);
  return { rows: page.map(({ sortKey: _key, ...row }) => row), next };
}
