import { isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, teams } from "@/db/schema";
import { type Actor, ensureMay, may } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { ensureTeamNameFree } from "./ensure-team-name-free";
import { accountEvents } from "./events";
import { type CreateTeamInput, createTeamInput } from "./team-inputs";
import { teamHues } from "./view-types";

/** Lists to choose a team from hold as many. */
const mostTeams = 200;

/**
 * A team without members. Whoever would not see a restricted one that he makes is its first member: he gains nothing
 * that is not there yet, and nobody else could let anyone in.
 * @throws AppError `forbidden`, or `invalid` (field name for one in use; or for the 201st)
 */
export async function createTeam(actor: Actor, raw: CreateTeamInput): Promise<{ teamId: number }> {
  ensureMay(actor, "settings.teams");
  const { name, hue, access } = createTeamInput.parse(raw);
  const restricted = access === "restricted";
  return transact(actor, async (tx, now) => {
    const teamId = await insertTeam(tx, { name, hue: teamHues[hue], restricted });
    const joins = restricted && !may(actor, "tickets.all");
    if (joins) {
      await tx.insert(memberships).values({ teamId, userId: actor.id, isLead: false });
      announceAccess(tx, [actor.id]);
    }
    await recordEvent(tx, actor, {
      name: accountEvents.teamCreated,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: {
        changes: [
          { field: "name", from: null, to: name },
          { field: "hue", from: null, to: hue },
          { field: "restricted", from: null, to: restricted },
        ],
      },
      ...(joins && { details: { changes: [{ field: "member", from: null, to: actor.name }] } }),
    });
    return { teamId };
  });
}

async function insertTeam(tx: Tx, values: typeof teams.$inferInsert): Promise<number> {
  if ((await tx.$count(teams, isNull(teams.removedAt))) >= mostTeams) {
    throw new AppError("invalid", "error.teams.tooMany");
  }
  await ensureTeamNameFree(tx, values.name, 0);
  const [row] = await tx.insert(teams).values(values).returning({ id: teams.id });
  if (!row) throw new Error("the team was not written");
  return row.id;
}
