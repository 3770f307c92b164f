import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { NoticeKind } from "@/db/enums";
import { messages, tickets } from "@/db/schema";
import type { HeardEvent } from "@/lib/events/drain-lane";
import type { TicketEvents } from "@/lib/tickets/events";
import { followersOf } from "@/lib/tickets/followers";
import { inCharge, listening } from "./in-charge";

/** Whom an event concerns, and whose doing it was; null for nobody. */
export type Told = { userId: number; kind: NoticeKind; byId: number | null };

/** The people an event concerns, before it is asked what each may see and wants to hear. */
export async function whoIsTold(tx: Tx, event: HeardEvent, ticketId: number): Promise<Told[]> {
  switch (event.name) {
    case "ticket.assigned": {
      const { to } = event.payload as TicketEvents["ticket.assigned"];
      return to === null ? [] : [{ userId: to, kind: "assigned", byId: event.actorId }];
    }
    case "ticket.assigned-by-turn": {
      const { to } = event.payload as TicketEvents["ticket.assigned-by-turn"];
      return [{ userId: to, kind: "assigned", byId: null }];
    }
    case "ticket.noted": {
      const { mentioned = [] } = event.payload as TicketEvents["ticket.noted"];
      const byId = event.actorId;
      const following = (await followersOf(tx, ticketId)).filter((id) => !mentioned.includes(id));
      return [
        ...mentioned.map((userId): Told => ({ userId, kind: "mentioned", byId })),
        ...following.map((userId): Told => ({ userId, kind: "noted", byId })),
      ];
    }
    case "ticket.follower-added": {
      const { to } = event.payload as TicketEvents["ticket.follower-added"];
      return [{ userId: to, kind: "added", byId: event.actorId }];
    }
    case "ticket.created": {
      const { automatic, messageId } = event.payload as TicketEvents["ticket.created"];
      if (automatic) return [];
      const { byId, holders } = await customerWrote(tx, ticketId, messageId);
      return byId === null || holders.assigneeId !== null ? [] : listeners(tx, holders, byId);
    }
    case "ticket.replied": {
      const { automatic, messageId } = event.payload as TicketEvents["ticket.replied"];
      if (automatic) return [];
      const { byId, holders } = await customerWrote(tx, ticketId, messageId);
      if (byId === null) return [];
      if (holders.assigneeId === null) return listeners(tx, holders, byId);
      return [{ userId: holders.assigneeId, kind: "answered", byId }];
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

/** Who of the customer's side wrote it (the worker acted for him), null for one of ours; and who has the ticket. */
async function customerWrote(tx: Tx, ticketId: number, messageId: number) {
  const { authorId, side } = messages;
  const [message] = await tx.select({ authorId, side }).from(messages).where(eq(messages.id, messageId));
  const byId = message?.side === "customer" ? message.authorId : null;
  return { byId, holders: await findHolders(tx, ticketId) };
}

async function listeners(tx: Tx, { teamId }: Holders, byId: number): Promise<Told[]> {
  const people = await listening(tx, teamId);
  return people.map((userId) => ({ userId, kind: "waiting", byId }));
}

type Holders = { assigneeId: number | null; teamId: number | null };

async function findHolders(tx: Tx, ticketId: number): Promise<Holders> {
  const { assigneeId, teamId } = tickets;
  const [row] = await tx.select({ assigneeId, teamId }).from(tickets).where(eq(tickets.id, ticketId));
  return row ?? { assigneeId: null, teamId: null };
}
