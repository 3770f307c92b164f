import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { invitations, requestTopics } from "@/db/schema";
import { isOpenInvitation } from "@/lib/accounts/open-invitation";
import { mayManageTeam } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { countTeamTickets } from "./team-tickets";
import type { TeamUse } from "./view-types";

/** More names than these say no more than that there are many. */
const namesShown = 20;

/**
 * What names a team, and keeps it from being deleted: topics that are offered, invitations that wait, tickets.
 * @throws AppError `not_found` for a team that the actor does not manage
 */
export async function getTeamUse(actor: Actor, teamId: number): Promise<TeamUse> {
  if (!mayManageTeam(actor, teamId)) throw new AppError("not_found", "error.notFound");
  return findTeamUse(db(), teamId);
}

/** The same within a verb that holds the team. */
export async function findTeamUse(reader: Reader, teamId: number): Promise<TeamUse> {
  const limit = literalLimit(namesShown);
  const topics = await reader
    .select({ name: requestTopics.name })
    .from(requestTopics)
    .where(and(eq(requestTopics.teamId, teamId), isNull(requestTopics.removedAt)))
    .orderBy(asc(requestTopics.position))
    .limit(limit);
  const waiting = await reader
    .select({ name: invitations.name })
    .from(invitations)
    .where(and(isOpenInvitation, sql`${teamId}::bigint = any(${invitations.teamIds})`))
    .orderBy(asc(invitations.name))
    .limit(limit);
  return {
    topics: topics.map(({ name }) => Object.values(name).join(" / ")),
    invitations: waiting.map(({ name }) => name),
    tickets: await countTeamTickets(reader, teamId),
  };
}
