import { eq } from "drizzle-orm";
import { teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { lockTeam } from "./lock-team";
import { type ChangeTeamTurnsInput, changeTeamTurnsInput } from "./team-inputs";

/**
 * Has a team's members take its new tickets in turn, or nobody get them by himself; by whoever manages or leads it.
 * Tickets that wait already go on to.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function changeTeamTurns(actor: Actor, raw: ChangeTeamTurnsInput): Promise<void> {
  const { teamId, roundRobin } = changeTeamTurnsInput.parse(raw);
  const to = roundRobin === "on";
  await transact(actor, async (tx, now) => {
    const before = await lockTeam(tx, actor, teamId);
    if (before.roundRobin === to) return;
    await tx.update(teams).set({ roundRobin: to }).where(eq(teams.id, teamId));
    await recordEvent(tx, actor, {
      name: accountEvents.teamTurnsChanged,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: { changes: [{ field: "roundRobin", from: before.roundRobin, to }] },
    });
  });
}
