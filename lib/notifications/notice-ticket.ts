import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { ticketScope } from "@/lib/tickets/scope";

/** The ticket of a notice, if this person may hear of it: he sees it, and it is neither spam nor trash. */
export async function noticeTicket(tx: Tx, person: Actor, ticketId: number) {
  const { id, number, subject, mailboxId } = tickets;
  const [row] = await tx
    .select({ id, number, subject, mailboxId })
    .from(tickets)
    .where(and(eq(id, ticketId), ticketScope(person), sql`${tickets.status} not in ('spam', 'trash')`));
  return row ?? null;
}
