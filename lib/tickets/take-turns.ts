import { and, asc, eq, not, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { type TicketStatus, unsolvedStatuses } from "@/db/enums";
import { memberships, teams, users } from "@/db/schema";
import { isAway } from "@/lib/accounts/absence/away";
import type { Actor } from "@/lib/core/actor";
import { isAssignable } from "./assignable";
import { recordTicketEvent } from "./events";
import { type FieldChange, nothing } from "./field-changes";
import { updateTicket } from "./lock-ticket";
import { ruleActor } from "./rule-actor";

export type Arrived = { id: number; teamId: number | null; assigneeId: number | null; status: TicketStatus };

/**
 * What round robin changes on a ticket that has come into its team and that nobody has, its events written; nothing
 * where the team does without, the ticket is solved, or nobody is there to take it. It holds the team's turns until the
 * transaction ends: after it nothing is locked that others hold.
 * @param eventId of what brought it
 */
export async function turnChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, teamId, assigneeId, status }: Arrived,
  eventId: number,
): Promise<FieldChange> {
  const waits = (unsolvedStatuses as readonly string[]).includes(status);
  if (teamId === null || assigneeId !== null || !waits) return nothing;
  const to = await takeTurn(tx, teamId, now);
  if (to === null) return nothing;
  const rule = await ruleActor(tx, actor, eventId);
  const turn = await recordTicketEvent(tx, rule, now, id, "ticket.assigned-by-turn", { from: null, to });
  if (status !== "new") return { change: { assigneeId: to }, eventId: turn };
  const opened = { from: "new", to: "open" } as const;
  await recordTicketEvent(tx, rule, now, id, "ticket.status-changed", opened);
  return { change: { assigneeId: to, status: "open" }, eventId: turn };
}

/** The last step of changes that can move a locked ticket into another team (save-changes.ts). */
export function turnStep(tx: Tx, actor: Actor, now: Date, { teamId }: Arrived) {
  return async (ticket: Arrived, before: FieldChange[]): Promise<FieldChange> => {
    const eventId = before.find((one) => one.change.teamId !== undefined)?.eventId ?? null;
    if (ticket.teamId === teamId || eventId === null) return nothing;
    return turnChange(tx, actor, now, ticket, eventId);
  };
}

/** The same for a ticket that this transaction has just opened, saved. */
export async function giveTurn(
  tx: Tx,
  actor: Actor,
  now: Date,
  opened: Arrived & { eventId: number },
): Promise<void> {
  const { change } = await turnChange(tx, actor, now, opened, opened.eventId);
  if (change.assigneeId) await updateTicket(tx, opened.id, null, change);
}

/**
 * Whose turn it is, which he has had then: the member who may work on tickets and is not away, and whose last turn is
 * longest ago; who never had one comes first. Turns are numbers: two tickets of one instant have an order too.
 */
async function takeTurn(tx: Tx, teamId: number, now: Date): Promise<number | null> {
  const [team] = await tx.select({ roundRobin: teams.roundRobin }).from(teams).where(eq(teams.id, teamId));
  if (!team?.roundRobin) return null;
  // Who comes second waits here, and reads the turns that the first one left.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`turns:${teamId}`}, 0))`);
  const [next] = await tx
    .select({ userId: memberships.userId })
    .from(memberships)
    .innerJoin(users, eq(users.id, memberships.userId))
    .where(and(eq(memberships.teamId, teamId), isAssignable(), not(isAway(now))))
    .orderBy(sql`${memberships.lastTurn} nulls first`, asc(memberships.userId))
    .limit(1)
    // Who is taken out of the team at this moment is waited for, and passed over.
    .for("no key update", { of: memberships });
  if (!next) return null;
  const newest = sql`(select coalesce(max(other.last_turn), 0) + 1 from ${memberships} other
    where other.team_id = ${teamId})`;
  await tx
    .update(memberships)
    .set({ lastTurn: newest })
    .where(and(eq(memberships.teamId, teamId), eq(memberships.userId, next.userId)));
  return next.userId;
}
