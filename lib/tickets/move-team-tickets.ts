import { and, asc, eq, isNull } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { teams, tickets } from "@/db/schema";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { lockManagedTeam } from "@/lib/accounts/lock-team";
import { mayFillTeam } from "@/lib/accounts/policy";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { type MoveTeamTicketsInput, moveTeamTicketsInput } from "./inputs";
import { lockTicket, saveTicket } from "./lock-ticket";
import { handOverLimits } from "./policy";
import { type Arrived, giveTurn } from "./take-turns";
import { countTeamTickets, isOfTeam } from "./team-tickets";

/**
 * Gives a team's tickets to another team, solved ones among them: an answer of the customer opens them again. In the
 * order of their ids, a bounded number at once; who has more presses again. Who worked on one goes on to, and what nobody
 * has is given out where that team takes turns.
 * @returns how many were moved, and how many are left, counted up to a thousand
 * @throws AppError `forbidden`, `not_found`, or `invalid` (field toId) for a team whose tickets the actor does not see
 */
export async function moveTeamTickets(
  actor: Actor,
  raw: MoveTeamTicketsInput,
): Promise<{ done: number; left: number }> {
  const { teamId, toId } = moveTeamTicketsInput.parse(raw);
  const done = await transact(actor, async (tx, now) => {
    await lockManagedTeam(tx, actor, teamId);
    await ensureTaker(tx, actor, teamId, toId);
    const system = await loadSystemActor(tx);
    const rows = await tx
      .select({ id: tickets.id })
      .from(tickets)
      .where(isOfTeam(teamId))
      .orderBy(asc(tickets.id))
      .limit(literalLimit(handOverLimits.atOnce));
    const moved: (Arrived & { eventId: number })[] = [];
    for (const { id } of rows) {
      const ticket = await lockTicket(tx, system, id);
      // Somebody has moved it meanwhile.
      if (ticket.teamId !== teamId) continue;
      const payload = { from: teamId, to: toId };
      const eventId = await recordTicketEvent(tx, actor, now, id, "ticket.team-changed", payload);
      await saveTicket(tx, ticket, now, { teamId: toId });
      moved.push({ ...ticket, teamId: toId, eventId });
    }
    // Once all are held: who has taken a turn locks no ticket any more.
    for (const one of moved) await giveTurn(tx, actor, now, one);
    return moved.length;
  });
  return { done, left: await countTeamTickets(db(), teamId) };
}

/** Held, as in assign-team.ts. */
async function ensureTaker(tx: Tx, actor: Actor, teamId: number, toId: number): Promise<void> {
  const [taker] = await tx
    .select({ id: teams.id })
    .from(teams)
    .where(and(eq(teams.id, toId), isNull(teams.removedAt)))
    .for("key share");
  if (!taker || toId === teamId || !mayFillTeam(actor, toId)) throw fieldError("toId", "error.teams.taker");
}
