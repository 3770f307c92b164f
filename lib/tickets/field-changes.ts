import type { Tx } from "@/db/client";
import type { TicketPriority } from "@/db/enums";
import type { tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import type { ClockChange } from "@/lib/sla/move-clocks";
import { recordTicketEvent } from "./events";
import type { LockedTicket } from "./lock-ticket";
import { rememberTags } from "./remember-tags";

/** What one change does to a locked ticket, its events written: the caller moves the clocks and saves. */
export type FieldChange = {
  change: Partial<typeof tickets.$inferInsert>;
  /** The event that clocks are moved by; null where nothing changed. */
  eventId: number | null;
  move?: ClockChange;
};

export const nothing: FieldChange = { change: {}, eventId: null };

export async function priorityChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: LockedTicket,
  to: TicketPriority,
): Promise<FieldChange> {
  const from = ticket.priority;
  if (from === to) return nothing;
  const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.priority-changed", { from, to });
  return { change: { priority: to }, eventId, move: { kind: "priority", to } };
}

/** A new ticket becomes open once it has an assignee. */
export async function assigneeChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: LockedTicket,
  to: number | null,
): Promise<FieldChange> {
  const from = ticket.assigneeId;
  if (from === to) return nothing;
  const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.assigned", { from, to });
  if (ticket.status !== "new" || to === null) return { change: { assigneeId: to }, eventId };
  const opened = { from: "new", to: "open" } as const;
  await recordTicketEvent(tx, actor, now, ticket.id, "ticket.status-changed", opened);
  return { change: { assigneeId: to, status: "open" }, eventId };
}

export async function teamChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: LockedTicket,
  to: number | null,
): Promise<FieldChange> {
  const from = ticket.teamId;
  if (from === to) return nothing;
  const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.team-changed", { from, to });
  return { change: { teamId: to }, eventId };
}

/** Their order says nothing. */
export async function tagsChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  ticket: LockedTicket,
  to: string[],
): Promise<FieldChange> {
  const from = ticket.tags;
  if (areSameTags(from, to)) return nothing;
  const added = to.filter((name) => !from.includes(name));
  await rememberTags(tx, added, now);
  const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.tags-changed", { from, to });
  return { change: { tags: to }, eventId };
}

export function areSameTags(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}
