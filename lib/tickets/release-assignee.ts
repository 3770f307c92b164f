import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { absences, users } from "@/db/schema";
import { isRunning } from "@/lib/accounts/absence/away";
import type { Actor } from "@/lib/core/actor";
import { isAssignable } from "./assignable";
import { recordTicketEvent } from "./events";
import type { FieldChange } from "./field-changes";
import { ruleActor } from "./rule-actor";
import { type Arrived, turnChange } from "./take-turns";

/**
 * What would wait for nobody goes back to its team as its customer writes: a ticket that comes back to somebody who works
 * here no more, and any of somebody who is away and lets them go meanwhile. There it is given to whose turn it is, or
 * waits with those unassigned.
 * @param ticket with the status that the message gave it
 * @param eventId of the message
 */
export async function releaseAssignee(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: Arrived,
  { eventId, reopens }: { eventId: number; reopens: boolean },
): Promise<FieldChange["change"]> {
  const from = ticket.assigneeId;
  if (from === null) return {};
  const left = reopens && (await hasLeft(tx, from));
  if (!left && !(await letsGo(tx, from, now))) return {};
  const by = left ? actor : await ruleActor(tx, actor, eventId);
  const name = left ? "ticket.assigned" : "ticket.released";
  const released = await recordTicketEvent(tx, by, now, ticket.id, name, { from, to: null });
  const { change } = await turnChange(tx, by, now, { ...ticket, assigneeId: null }, released);
  return { assigneeId: null, ...change };
}

async function hasLeft(tx: Tx, assigneeId: number): Promise<boolean> {
  const [here] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, assigneeId), isAssignable()));
  return !here;
}

async function letsGo(tx: Tx, assigneeId: number, now: Date): Promise<boolean> {
  const [away] = await tx
    .select({ id: absences.userId })
    .from(absences)
    .where(and(eq(absences.userId, assigneeId), eq(absences.releases, true), isRunning(now)));
  return away !== undefined;
}
