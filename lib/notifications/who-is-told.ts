import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { NoticeKind } from "@/db/enums";
import { messages, tickets } from "@/db/schema";
import type { HeardEvent } from "@/lib/events/drain-lane";
import type { TicketEvents } from "@/lib/tickets/events";
import { inCharge } from "./in-charge";

/** Whom an event concerns, and whose doing it was; null for nobody. */
export type Told = { userId: number; kind: NoticeKind; byId: number | null };

/** The people an event concerns, before it is asked what each may see and wants to hear. */
export async function whoIsTold(tx: Tx, event: HeardEvent, ticketId: number): Promise<Told[]> {
  switch (event.name) {
    case "ticket.assigned": {
      const { to } = event.payload as TicketEvents["ticket.assigned"];
      return to === null ? [] : [{ userId: to, kind: "assigned", byId: event.actorId }];
    }
    case "ticket.replied": {
      const { side, automatic, messageId } = event.payload as TicketEvents["ticket.replied"];
      if (side !== "customer" || automatic) return [];
      const { assigneeId } = await findHolders(tx, ticketId);
      // The worker acted for whoever wrote the mail.
      const byId = await authorOf(tx, messageId);
      return assigneeId === null ? [] : [{ userId: assigneeId, kind: "answered", byId }];
    }
    case "clock.near":
    case "clock.breached": {
      const kind = event.name === "clock.near" ? "near" : "breached";
      const { assigneeId, teamId } = await findHolders(tx, ticketId);
      const people = assigneeId === null ? await inCharge(tx, teamId) : [assigneeId];
      return people.map((userId) => ({ userId, kind, byId: null }));
    }
    default:
      return [];
  }
}

type Holders = { assigneeId: number | null; teamId: number | null };

async function findHolders(tx: Tx, ticketId: number): Promise<Holders> {
  const { assigneeId, teamId } = tickets;
  const [row] = await tx.select({ assigneeId, teamId }).from(tickets).where(eq(tickets.id, ticketId));
  return row ?? { assigneeId: null, teamId: null };
}

async function authorOf(tx: Tx, messageId: number): Promise<number | null> {
  const [row] = await tx
    .select({ authorId: messages.authorId })
    .from(messages)
    .where(eq(messages.id, messageId));
  return row?.authorId ?? null;
}
