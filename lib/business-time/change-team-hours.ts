import { eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { businessHours, events } from "@/db/schema";
import { lockManagedTeam } from "@/lib/accounts/lock-team";
import { type TeamInput, teamInput } from "@/lib/accounts/team-inputs";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { lastChanger } from "@/lib/events/last-changer";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { businessTimeEvents } from "./events";
import { findTeamHours, hoursOf } from "./find-hours";
import { type ChangeTeamHoursInput, changeTeamHoursInput } from "./inputs";
import { renewOpening } from "./opening";
import { changesBetween, readTypedWeek, writeHours } from "./write-hours";

const { teamHoursChanged, teamHoursLeft } = businessTimeEvents;

/**
 * Gives a team hours of its own instead of the workspace's, or others, as a whole: for whoever manages it.
 * @throws AppError `forbidden`, `not_found`, `invalid` (fields as the form names them: "0.1.to"), or `conflict` (details
 *   name) when somebody else changed them since `seenVersion`
 */
export async function changeTeamHours(actor: Actor, raw: ChangeTeamHoursInput): Promise<void> {
  const input = changeTeamHoursInput.parse(raw);
  const week = readTypedWeek(input.week);
  await transact(actor, async (tx, now) => {
    const { id: teamId } = await lockManagedTeam(tx, actor, input.teamId);
    const own = await findTeamHours(teamId, tx);
    const to = { timeZone: input.timeZone, week };
    const changes = [
      ...(own?.inForce ? [] : [{ field: "ownHours", from: false, to: true }]),
      ...changesBetween(await hoursOf(teamId, tx), to),
    ];
    if (changes.length === 0) return;
    const version = own?.version ?? 0;
    if (version !== input.seenVersion) throw await changedBy(tx, teamId);
    await writeHours(tx, { ...to, id: own?.id ?? null, version, teamId }, now);
    await recordEvent(tx, actor, {
      name: teamHoursChanged,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: { changes },
    });
    renewOpening(tx);
  });
}

/**
 * Has a team keep to the workspace's hours again; its own stay, for when it wants them back.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function leaveTeamHours(actor: Actor, raw: TeamInput): Promise<void> {
  const input = teamInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const { id: teamId } = await lockManagedTeam(tx, actor, input.teamId);
    const own = await findTeamHours(teamId, tx);
    if (!own?.inForce) return;
    await tx
      .update(businessHours)
      .set({ inForce: false, version: own.version + 1 })
      .where(eq(businessHours.id, own.id));
    await recordEvent(tx, actor, {
      name: teamHoursLeft,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: { changes: [{ field: "ownHours", from: true, to: false }] },
    });
    renewOpening(tx);
  });
}

async function changedBy(tx: Tx, teamId: number): Promise<AppError> {
  const name = await lastChanger(
    tx,
    isAnyOf(events.name, [teamHoursChanged, teamHoursLeft]),
    eq(events.subjectId, teamId),
  );
  return new AppError("conflict", "error.hours.changed", { details: { name } });
}
