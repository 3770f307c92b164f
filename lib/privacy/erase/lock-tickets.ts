import { asc } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { tickets } from "@/db/schema";

/** Tickets before their messages, in the order of their ids: as every verb takes them, and nobody meets another in a circle. */
export function lockTickets(tx: Tx, ids: number[]) {
  return tx
    .select({ id: tickets.id, preview: tickets.preview })
    .from(tickets)
    .where(isAnyOf(tickets.id, [...new Set(ids)]))
    .orderBy(asc(tickets.id))
    .for("no key update");
}
