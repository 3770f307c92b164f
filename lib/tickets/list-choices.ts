import { and, asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { memberships, tags, users } from "@/db/schema";
import { type Actor, may } from "@/lib/core/actor";
import { isAssignable } from "./assignable";
import { type FindTagsInput, findTagsInput } from "./inputs";
import type { TeamMemberView, TeamView } from "./view-types";
import { visibleTeams } from "./visible-teams";

/** Teams to which the actor may move a ticket (policy.ts, mayChooseTeam), by name; at most 200. */
export async function listTeams(actor: Actor): Promise<TeamView[]> {
  if (!may(actor, "tickets.work")) return [];
  return visibleTeams(actor);
}

/** Whom a new ticket can be given to, each with his teams; oneself first, at most 200. */
export async function listTeamMembers(actor: Actor): Promise<TeamMemberView[]> {
  if (!may(actor, "tickets.work")) return [];
  const ofTeams = db()
    .select({ ids: sql<number[]>`coalesce(array_agg(${memberships.teamId}), '{}')::float8[]` })
    .from(memberships)
    .where(eq(memberships.userId, users.id));
  const rows = await db()
    .select({ id: users.id, name: users.name, teamIds: sql<number[]>`(${ofTeams})` })
    .from(users)
    .where(isAssignable())
    .orderBy(sql`${users.id} <> ${actor.id}`, asc(users.name))
    .limit(literalLimit(200));
  return rows.map((row) => ({ ...row, isMe: row.id === actor.id }));
}

/** Tags in use that begin with what was typed, at most eight. */
export async function findTags(actor: Actor, raw: FindTagsInput): Promise<string[]> {
  if (!may(actor, "tickets.work")) return [];
  const typed = findTagsInput
    .parse(raw)
    .query.replace(/\p{Cc}/gu, "")
    .trim()
    .toLowerCase();
  const byCodePoint = sql`${tags.name} collate "C"`;
  const rows = await db()
    .select({ name: tags.name })
    .from(tags)
    .where(and(sql`${byCodePoint} >= ${typed}::text`, sql`${byCodePoint} < ${`${typed}\u{10ffff}`}::text`))
    .orderBy(byCodePoint)
    .limit(literalLimit(8));
  return rows.map((row) => row.name);
}
