import type { Tx } from "@/db/client";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { announceTicket } from "@/lib/tickets/lock-ticket";

type Times = { startsAt: string; endsAt: string };

/** What the calendar announces; never titles or places. */
type CalendarEvents = {
  "appointment.created": Times & { assigneeId: number | null };
  "appointment.changed": Times & { assigneeId: number | null };
  "appointment.deleted": Times;
  "calendar-feed.created": Record<string, never>;
  "calendar-feed.revoked": Record<string, never>;
};

type About = { kind: "appointment" | "calendar-feed"; id: number; ticketIds?: readonly (number | null)[] };

/**
 * Records what happened, once for each ticket that it concerns (two, when an appointment moves from one to another),
 * and has open pages of those read anew.
 */
export async function recordCalendarEvent<Name extends keyof CalendarEvents>(
  tx: Tx,
  actor: Actor,
  at: Date,
  { kind, id, ticketIds = [] }: About,
  name: Name,
  payload: CalendarEvents[Name],
): Promise<void> {
  const concerned = [...new Set(ticketIds.filter((one) => one !== null))];
  for (const ticketId of concerned.length > 0 ? concerned : [undefined]) {
    await recordEvent(tx, actor, { name, at, subject: { kind, id }, ticketId, payload });
    if (ticketId !== undefined) await announceTicket(tx, ticketId);
  }
}

export function timesOf(row: { startsAt: Date; endsAt: Date }): Times {
  return { startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() };
}
