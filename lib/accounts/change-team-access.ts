import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { memberships, teams } from "@/db/schema";
import { type Actor, may } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { announceAccess } from "@/lib/events/live";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { accountEvents } from "./events";
import { lockManagedTeam } from "./lock-team";
import { type ChangeTeamAccessInput, changeTeamAccessInput } from "./team-inputs";

/**
 * Lets everybody see an open team's tickets, or its members alone those of a restricted one. The open pages of all
 * colleagues follow at once.
 * @throws AppError `forbidden`, `not_found`, or `conflict` for who would shut himself out
 */
export async function changeTeamAccess(actor: Actor, raw: ChangeTeamAccessInput): Promise<void> {
  const { teamId, access } = changeTeamAccessInput.parse(raw);
  const restricted = access === "restricted";
  await transact(actor, async (tx, now) => {
    const before = await lockManagedTeam(tx, actor, teamId);
    if (before.restricted === restricted) return;
    if (restricted) await ensureStaysIn(tx, actor, teamId);
    await tx.update(teams).set({ restricted }).where(eq(teams.id, teamId));
    await recordEvent(tx, actor, {
      name: accountEvents.teamAccessChanged,
      at: now,
      subject: { kind: "team", id: teamId },
      payload: { changes: [{ field: "restricted", from: before.restricted, to: restricted }] },
    });
    announceAccess(tx, "everybody");
  });
}

/** He could neither undo it nor let anybody in. */
async function ensureStaysIn(tx: Tx, actor: Actor, teamId: number): Promise<void> {
  if (may(actor, "tickets.all")) return;
  const mine = and(eq(memberships.teamId, teamId), eq(memberships.userId, actor.id));
  if ((await tx.$count(memberships, mine)) === 0) throw new AppError("conflict", "error.teams.joinFirst");
}
