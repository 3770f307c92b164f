import { and, desc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { events, users } from "@/db/schema";
import type { TicketEventName } from "./events";

/** Name of whoever did this to the ticket last: what a conflict tells the one who came second. */
export async function lastChanger(tx: Tx, ticketId: number, name: TicketEventName): Promise<string | null> {
  const [row] = await tx
    .select({ name: users.name })
    .from(events)
    .innerJoin(users, eq(users.id, events.actorId))
    .where(and(eq(events.ticketId, ticketId), eq(events.name, name)))
    .orderBy(desc(events.id))
    .limit(1);
  return row?.name ?? null;
}
