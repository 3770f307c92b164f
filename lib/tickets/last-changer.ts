import { eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { events } from "@/db/schema";
import { lastChanger as lastOf } from "@/lib/events/last-changer";
import type { TicketEventName } from "./events";

/** Name of whoever did this to the ticket last, by one of these events. */
export function lastChanger(tx: Tx, ticketId: number, ...names: TicketEventName[]): Promise<string | null> {
  return lastOf(tx, eq(events.ticketId, ticketId), isAnyOf(events.name, names));
}
