import { eq } from "drizzle-orm";
import { businessHours, memberships, teams } from "@/db/schema";
import { accountEvents } from "@/lib/accounts/events";
import { lockManagedTeam } from "@/lib/accounts/lock-team";
import { type TeamInput, teamInput } from "@/lib/accounts/team-inputs";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { lockTopics } from "./lock-topics";
import { findTeamUse } from "./team-use";
import type { TeamUse } from "./view-types";

/**
 * Ends a team that nothing names any more; its members are in it no longer, and its hours are gone. Its row stays, so that what happened in it
 * keeps its name, and its name is free. It stands here because only tickets know what is in the way.
 * @throws AppError `forbidden`, `not_found`, or `conflict` while topics, invitations or tickets name it
 */
export async function deleteTeam(actor: Actor, raw: TeamInput): Promise<void> {
  const { teamId } = teamInput.parse(raw);
  await transact(actor, async (tx, now) => {
    // As who changes topics does: these first, their teams after them.
    await lockTopics(tx);
    const team = await lockManagedTeam(tx, actor, teamId, "update");
    ensureUnused(await findTeamUse(tx, teamId));
    await tx.delete(memberships).where(eq(memberships.teamId, teamId));
    await tx.delete(businessHours).where(eq(businessHours.teamId, teamId));
    await tx.update(teams).set({ removedAt: now }).where(eq(teams.id, teamId));
    await recordEvent(tx, actor, {
      name: accountEvents.teamDeleted,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: { changes: [{ field: "team", from: team.name, to: null }] },
    });
    // Wherever a team can be chosen it is offered no more.
    announceAccess(tx, "everybody");
  });
}

function ensureUnused({ topics, invitations, tickets }: TeamUse): void {
  const inTheWay = (what: string, details: Record<string, string | number>) =>
    new AppError("conflict", `error.teams.${what}`, { details });
  if (topics.length > 0) throw inTheWay("topics", { names: topics.join(", ") });
  if (invitations.length > 0) throw inTheWay("invitations", { names: invitations.join(", ") });
  if (tickets > 0) throw inTheWay("tickets", { count: tickets });
}
