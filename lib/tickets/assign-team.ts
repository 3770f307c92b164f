import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { teams } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { teamChange } from "./field-changes";
import { type AssignTeamInput, assignTeamInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket } from "./lock-ticket";
import { mayChooseTeam, mayWorkOn } from "./policy";
import { saveChanges } from "./save-changes";
import { turnStep } from "./take-turns";

/**
 * Moves the ticket to a team, or to none. Its assignee stays and goes on seeing it, and one that nobody has is given to
 * whose turn it is there; pages of those who see it no more are told by the live change.
 * @throws AppError `not_found`, `forbidden`, `invalid` (field to), or `conflict` (details theirs, yours: names)
 */
export async function assignTeam(actor: Actor, raw: AssignTeamInput): Promise<void> {
  const input = assignTeamInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    if (ticket.teamId === input.to) return;
    const yours = input.to === null ? null : await teamName(tx, input.to);
    ensureTeam(actor, input.to, yours, "to");
    if (ticket.teamId !== input.from) {
      throw new AppError("conflict", "error.customers.teamConflict", {
        details: {
          name: await lastChanger(tx, ticket.id, "ticket.team-changed"),
          theirs: ticket.teamId === null ? null : await teamName(tx, ticket.teamId),
          yours,
        },
      });
    }
    await saveChanges(tx, actor, now, ticket, [
      (one) => teamChange(tx, actor, now, one, input.to),
      turnStep(tx, actor, now, ticket),
    ]);
  });
}

/** One that does not exist and one that is not the actor's to choose look the same. @throws AppError `invalid` */
export function ensureTeam(actor: Actor, teamId: number | null, name: string | null, field: string): void {
  if (teamId === null || (name !== null && mayChooseTeam(actor, teamId))) return;
  throw fieldError(field, "error.customers.team");
}

/** Held, so that nobody deletes the team before something of it is there to be found (delete-team.ts). */
export async function teamName(tx: Tx, teamId: number): Promise<string | null> {
  const [row] = await tx
    .select({ name: teams.name })
    .from(teams)
    .where(and(eq(teams.id, teamId), isNull(teams.removedAt)))
    .for("key share");
  return row?.name ?? null;
}
