import { and, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { appointments } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { namedScope, type ScopeRule, ticketScope } from "@/lib/tickets/scope";
import { mayKeepCalendar } from "./policy";

/**
 * Who sees an appointment, for a query that has `tickets` beside it in a left join:
 * 1 customers: none
 * 2 with a ticket: whoever sees the ticket
 * 3 without one: all staff who work on tickets
 */
export function appointmentScope(actor: Actor): SQL {
  return visible(actor.kind !== "customer", ticketScope(actor), mayKeepCalendar(actor));
}

/** `appointmentScope` for a query that is built once: `scopeValues` come when it runs. */
export function namedAppointmentScope(rule: ScopeRule, keepsCalendar: boolean): SQL {
  return visible(rule !== "customer" && rule !== "guest", namedScope(rule), keepsCalendar);
}

function visible(isOurs: boolean, seesTicket: SQL, keepsCalendar: boolean): SQL {
  if (!isOurs) return sql`false`;
  const withTicket = and(isNotNull(appointments.ticketId), seesTicket);
  return or(withTicket, keepsCalendar ? isNull(appointments.ticketId) : undefined) as SQL;
}
