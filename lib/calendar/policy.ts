import { type Actor, may } from "@/lib/core/actor";

/** Make, move and delete the appointments that one sees; have an address for one's calendar program. Client-safe. */
export function mayKeepCalendar(actor: Actor): boolean {
  return actor.kind !== "customer" && may(actor, "tickets.work");
}
