import { and, asc, eq, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { prepared } from "@/db/prepared";
import { rowsAsJson } from "@/db/rows-as-json";
import { memberships, tags, users } from "@/db/schema";
import { awayNow } from "@/lib/accounts/absence/away";
import { type Actor, may } from "@/lib/core/actor";
import { isAssignable } from "./assignable";
import { type FindTagsInput, findTagsInput } from "./inputs";
import type { AssignableView, TeamMemberView, TeamView } from "./view-types";
import { visibleTeams } from "./visible-teams";

/**
 * Whom and where a ticket can be given to, in one statement: people, oneself first, and teams by name; at most 200 each.
 * Nobody, for whoever may not give it.
 */
export async function listChoices(
  actor: Actor,
): Promise<{ assignable: AssignableView[]; teams: TeamView[] }> {
  if (!may(actor, "tickets.work")) return { assignable: [], teams: [] };
  const [row] = await db()
    .select({
      people: rowsAsJson<Omit<AssignableView, "isMe">>(assignablePeople(actor.id)),
      teams: rowsAsJson<TeamView>(visibleTeams(actor)),
    })
    .from(sql`(select 1) one`);
  const people = row?.people ?? [];
  return {
    assignable: people.map((one) => ({ ...one, isMe: one.id === actor.id })),
    teams: row?.teams ?? [],
  };
}

/** Whom a ticket can be given to, oneself first; at most 200. Nobody, for whoever may not give it. */
export async function listAssignable(actor: Actor): Promise<AssignableView[]> {
  if (!may(actor, "tickets.work")) return [];
  const people = await assignableQuery().execute({ actorId: actor.id });
  return people.map((one) => ({ ...one, isMe: one.id === actor.id }));
}

const assignableQuery = prepared((database) =>
  assignablePeople(sql`${sql.placeholder("actorId")}::bigint`, database).prepare("assignable"),
);

function assignablePeople(actorId: number | SQL, database = db()) {
  return database
    .select({ id: users.id, name: users.name, away: awayNow(users.id, database).as("away") })
    .from(users)
    .where(isAssignable())
    .orderBy(sql`${users.id} <> ${actorId}`, asc(users.name))
    .limit(literalLimit(200));
}

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
    .select({
      id: users.id,
      name: users.name,
      away: awayNow(),
      teamIds: sql<number[]>`(${ofTeams})`,
    })
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
    .where(
      and(
        sql`${byCodePoint} >= ${typed}::text`,
        sql`${byCodePoint} < ${`${typed}\u{10ffff}`}::text`,
        isNull(tags.leavingEventId),
      ),
    )
    .orderBy(byCodePoint)
    .limit(literalLimit(8));
  return rows.map((row) => row.name);
}
