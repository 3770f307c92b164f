import type { TicketStatus } from "@/db/enums";
import { type Actor, may } from "@/lib/core/actor";

/** Pure predicates: whether an actor who sees a ticket may do something to it. Client-safe. */

const immutable: readonly TicketStatus[] = ["closed", "merged"];
const aside: readonly TicketStatus[] = ["spam", "trash"];

/** A closed ticket is immutable, one set aside is restored first. */
export function isWorkable(status: TicketStatus): boolean {
  return !immutable.includes(status) && !aside.includes(status);
}

/** Reply, note, status, priority, assignee. */
export function mayWorkOn(actor: Actor, status: TicketStatus): boolean {
  return may(actor, "tickets.work") && isWorkable(status);
}

/** A stranger's held message may become a ticket of its own wherever it is held: the one that holds it changes in nothing. */
export function mayMoveClaim(actor: Actor): boolean {
  return may(actor, "tickets.work");
}

export function maySetAside(actor: Actor, status: TicketStatus): boolean {
  return may(actor, "tickets.delete") && isWorkable(status);
}

export function mayRestore(actor: Actor, status: TicketStatus): boolean {
  return may(actor, "tickets.delete") && aside.includes(status);
}
