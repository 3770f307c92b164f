import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db, type Reader } from "@/db/client";
import { ticketStatuses, unsolvedStatuses } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { teams, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { handOverLimits } from "./policy";
import { ticketScope } from "./scope";

/** Condition on `tickets`. Every status by name, so that the index that begins with it serves. */
export function isOfTeam(teamId: number): SQL {
  return and(inArray(tickets.status, [...ticketStatuses]), eq(tickets.teamId, teamId)) as SQL;
}

/** How many unsolved tickets that the actor sees each team has, at most a thousand each; teams without are left out. */
export async function countTeamLoad(actor: Actor, teamIds: number[]): Promise<Map<number, number>> {
  const theirs = db()
    .select({ one: sql`1` })
    .from(tickets)
    .where(
      and(inArray(tickets.status, [...unsolvedStatuses]), eq(tickets.teamId, teams.id), ticketScope(actor)),
    )
    .limit(literalLimit(handOverLimits.counted));
  const rows = await db()
    .select({ id: teams.id, count: sql<number>`(select count(*)::float8 from (${theirs}) load)` })
    .from(teams)
    .where(isAnyOf(teams.id, teamIds));
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** How many tickets a team has, whatever their status and whoever sees them; at most a thousand. */
export async function countTeamTickets(reader: Reader, teamId: number): Promise<number> {
  const some = reader
    .select({ one: sql`1` })
    .from(tickets)
    .where(isOfTeam(teamId))
    .limit(literalLimit(handOverLimits.counted));
  const { rows } = await reader.execute<{ count: number }>(
    sql`select count(*)::float8 as count from (${some}) theirs`,
  );
  return rows[0]?.count ?? 0;
}
