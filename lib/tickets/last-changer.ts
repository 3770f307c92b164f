import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { events } from "@/db/schema";
import { lastChanger as lastOf } from "@/lib/events/last-changer";
import type { TicketEventName } from "./events";

/** Name of whoever did this to the ticket last. */
export function lastChanger(tx: Tx, ticketId: number, name: TicketEventName): Promise<string | null> {
  return lastOf(tx, eq(events.ticketId, ticketId), eq(events.name, name));
}
