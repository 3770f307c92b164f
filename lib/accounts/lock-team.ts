import { and, eq, isNull, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import { memberships, teams, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { mayFillTeam, mayLeadTeams, mayManageTeam } from "./policy";

export type Team = { id: number; name: string; hue: number; restricted: boolean; roundRobin: boolean };

export const teamColumns = {
  id: teams.id,
  name: teams.name,
  hue: teams.hue,
  restricted: teams.restricted,
  roundRobin: teams.roundRobin,
};

/** What somebody may change of a team: all of it, or what a lead may. */
export type TeamPart = "manages" | "leads";

/**
 * A team that the actor manages or leads, held until the transaction ends: two who change it come one after the other.
 * @throws AppError `forbidden`, or `not_found` for one whose tickets he does not see
 */
export async function lockTeam(tx: Tx, actor: Actor, teamId: number): Promise<Team & { part: TeamPart }> {
  const team = await held(tx, teamId, "no key update");
  return { ...team, part: await partIn(actor, teamId, tx) };
}

/**
 * The same for what leads may not do.
 * @param strength "update" for a team that ends: whoever is about to refer to it (find-access.ts) waits, and finds none
 * @throws AppError `forbidden`, or `not_found`
 */
export async function lockManagedTeam(
  tx: Tx,
  actor: Actor,
  teamId: number,
  strength: "no key update" | "update" = "no key update",
): Promise<Team> {
  const team = await held(tx, teamId, strength);
  if (!mayManageTeam(actor, teamId)) throw refusal(actor, teamId);
  return team;
}

async function held(tx: Tx, teamId: number, strength: "no key update" | "update"): Promise<Team> {
  const [row] = await tx
    .select(teamColumns)
    .from(teams)
    .where(and(eq(teams.id, teamId), isNull(teams.removedAt)))
    .for(strength);
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}

/**
 * Who may change a team:
 * 1 who has `settings.teams`, those whose tickets he sees: all of it
 * 2 its leads, as long as they are active and work on tickets themselves: name, colour, who is a member, and round robin
 * That somebody leads is read anew, whatever his actor was when he began.
 * @throws AppError `forbidden`, or `not_found` for one whose tickets he does not see
 */
export async function partIn(actor: Actor, teamId: number, reader: Reader = db()): Promise<TeamPart> {
  if (mayManageTeam(actor, teamId)) return "manages";
  if (!mayLeadTeams(actor)) throw refusal(actor, teamId);
  const [lead] = await reader
    .select({ one: sql`1` })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(
      and(
        eq(memberships.teamId, teamId),
        eq(memberships.userId, actor.id),
        eq(memberships.isLead, true),
        eq(users.kind, "staff"),
        eq(users.status, "active"),
      ),
    );
  if (!lead) throw refusal(actor, teamId);
  return "leads";
}

/** What one does not see is not there. */
function refusal(actor: Actor, teamId: number): AppError {
  return actor.kind === "staff" && mayFillTeam(actor, teamId)
    ? new AppError("forbidden", "error.forbidden")
    : new AppError("not_found", "error.notFound");
}
