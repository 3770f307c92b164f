import { and, eq } from "drizzle-orm";
import { memberships } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { findMember } from "./find-member";
import { lockManagedTeam } from "./lock-team";
import { type ChangeLeadInput, changeLeadInput } from "./team-inputs";

/**
 * Makes a member a lead of his team, or no lead any more; leads themselves do not.
 * @throws AppError `forbidden`, `not_found` also for who is no member any more, or `invalid` for who could not act as one
 */
export async function changeTeamLead(actor: Actor, raw: ChangeLeadInput): Promise<void> {
  const { teamId, userId, leads } = changeLeadInput.parse(raw);
  const isLead = leads === "yes";
  await transact(actor, async (tx, now) => {
    await lockManagedTeam(tx, actor, teamId);
    const { name, isLead: before, works } = await findMember(tx, teamId, userId);
    if (before === isLead) return;
    if (isLead && !works) throw new AppError("invalid", "error.teams.cannotLead");
    await tx
      .update(memberships)
      .set({ isLead })
      .where(and(eq(memberships.teamId, teamId), eq(memberships.userId, userId)));
    await recordEvent(tx, actor, {
      name: accountEvents.teamLeadChanged,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: { userId, isLead },
      details: { changes: [{ field: "lead", from: isLead ? null : name, to: isLead ? name : null }] },
    });
    announceAccess(tx, [userId]);
  });
}
