import type { Tx } from "@/db/client";
import type { SettableStatus } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { recordTicketEvent } from "./events";
import type { FieldChange } from "./field-changes";
import type { LockedTicket } from "./lock-ticket";

/**
 * What a status chosen by an agent changes on a locked ticket, with its events; the caller moves the clocks and saves.
 * An agent who solves an unassigned ticket becomes its assignee.
 */
export async function statusChange(
  tx: Tx,
  agent: Actor,
  now: Date,
  ticket: LockedTicket,
  to: SettableStatus,
): Promise<FieldChange> {
  if (ticket.status === to) return { change: {}, eventId: null };
  const eventId = await recordTicketEvent(tx, agent, now, ticket.id, "ticket.status-changed", {
    from: ticket.status,
    to,
  });
  const change: FieldChange["change"] = { status: to, solvedAt: to === "solved" ? now : null };
  if (to === "solved" && ticket.assigneeId === null && agent.kind === "staff") {
    await recordTicketEvent(tx, agent, now, ticket.id, "ticket.assigned", { from: null, to: agent.id });
    change.assigneeId = agent.id;
  }
  return { change, eventId, move: { kind: "status", to } };
}
