import type { Tx } from "@/db/client";
import type { Actor } from "@/lib/core/actor";
import { moveClocks } from "@/lib/sla/move-clocks";
import type { FieldChange } from "./field-changes";
import { type LockedTicket, saveTicket } from "./lock-ticket";

/**
 * Makes changes to a locked ticket one after the other, each upon what the one before it left, moves its clocks, and
 * saves it once: one version, however many fields. Nothing is saved where nothing changed.
 */
export async function saveChanges(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: LockedTicket,
  steps: ((ticket: LockedTicket, before: FieldChange[]) => Promise<FieldChange>)[],
): Promise<void> {
  let current = ticket;
  const done: FieldChange[] = [];
  for (const step of steps) {
    const one = await step(current, done);
    current = { ...current, ...one.change };
    done.push(one);
  }
  const change = Object.assign({}, ...done.map((one) => one.change)) as FieldChange["change"];
  if (Object.keys(change).length === 0) return;
  const moved = done.filter(({ move }) => move !== undefined);
  const eventId = moved.at(-1)?.eventId ?? null;
  if (eventId === null) return saveTicket(tx, ticket, now, change);
  const where = { actor, ticketId: ticket.id, priority: current.priority, now, eventId };
  const nextDueAt = await moveClocks(
    tx,
    where,
    moved.flatMap(({ move }) => move ?? []),
  );
  await saveTicket(tx, ticket, now, { ...change, nextDueAt });
}
