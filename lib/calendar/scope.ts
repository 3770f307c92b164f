import { and, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { appointments } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { ticketScope } from "@/lib/tickets/scope";
import { mayKeepCalendar } from "./policy";

/**
 * Who sees an appointment, for a query that has `tickets` beside it in a left join:
 * 1 customers: none
 * 2 with a ticket: whoever sees the ticket
 * 3 without one: all staff who work on tickets
 */
export function appointmentScope(actor: Actor): SQL {
  if (actor.kind === "customer") return sql`false`;
  const withTicket = and(isNotNull(appointments.ticketId), ticketScope(actor));
  const alone = mayKeepCalendar(actor) ? isNull(appointments.ticketId) : undefined;
  return or(withTicket, alone) as SQL;
}
