import { and, eq } from "drizzle-orm";
import { memberships } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { findMember } from "./find-member";
import { lockTeam } from "./lock-team";
import { type RemoveMemberInput, removeMemberInput } from "./team-inputs";

/**
 * Takes somebody out of a team that the actor manages or leads: of a restricted one he sees only those tickets still
 * that are assigned to him or that he follows, and his open pages follow at once. A lead takes out no lead, himself
 * among them: in again, he would be none.
 * @throws AppError `forbidden`, or `not_found` also for who is no member any more
 */
export async function removeTeamMember(actor: Actor, raw: RemoveMemberInput): Promise<void> {
  const { teamId, userId } = removeMemberInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const team = await lockTeam(tx, actor, teamId);
    const member = await findMember(tx, teamId, userId);
    if (member.isLead && team.part === "leads") throw new AppError("forbidden", "error.teams.lead");
    await tx.delete(memberships).where(and(eq(memberships.teamId, teamId), eq(memberships.userId, userId)));
    await recordEvent(tx, actor, {
      name: accountEvents.teamMemberRemoved,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: { userId, isLead: member.isLead },
      details: { changes: [{ field: "member", from: member.name, to: null }] },
    });
    announceAccess(tx, [userId]);
  });
}
