import { eq } from "drizzle-orm";
import { teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { ensureSeen } from "@/lib/core/ensure-seen";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { ensureTeamNameFree } from "./ensure-team-name-free";
import { accountEvents } from "./events";
import { lockTeam } from "./lock-team";
import { type ChangeTeamInput, changeTeamInput } from "./team-inputs";
import { type TeamHue, teamHueNames, teamHues } from "./view-types";

/**
 * Another name or colour, by whoever manages or leads the team.
 * @throws AppError `forbidden`, `not_found`, `invalid` (field name), or `conflict` (details theirs, yours) when a
 *   changed field is no longer what was seen
 */
export async function changeTeam(actor: Actor, raw: ChangeTeamInput): Promise<void> {
  const input = changeTeamInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const before = await lockTeam(tx, actor, input.teamId);
    const hue = hueName(before.hue);
    const renames = before.name !== input.name;
    const recolours = hue !== input.hue;
    if (renames) ensureSeen(before.name, input.fromName, input.name);
    if (recolours) ensureSeenHue(hue, input.fromHue, input.hue);
    if (!renames && !recolours) return;
    if (renames) await ensureTeamNameFree(tx, input.name, before.id);
    await tx.update(teams).set({ name: input.name, hue: teamHues[input.hue] }).where(eq(teams.id, before.id));
    await recordEvent(tx, actor, {
      name: accountEvents.teamChanged,
      at: now,
      subject: { kind: "team", id: before.id },
      payload: {
        changes: [
          ...(renames ? [{ field: "name", from: before.name, to: input.name }] : []),
          ...(recolours ? [{ field: "hue", from: hue, to: input.hue }] : []),
        ],
      },
    });
  });
}

/** Null for a colour that was never among ours. */
export function hueName(hue: number): TeamHue | null {
  return teamHueNames.find((name) => teamHues[name] === hue) ?? null;
}

function ensureSeenHue(theirs: TeamHue | null, seen: string, yours: TeamHue): void {
  if ((theirs ?? "") === seen) return;
  throw new AppError("conflict", "error.teams.hueChanged", { details: { theirs, yours } });
}
