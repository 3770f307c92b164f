import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { NoticeKind } from "@/db/enums";
import { messages, notifications, tickets, userEmails, users } from "@/db/schema";
import { loadActor } from "@/lib/accounts/load-actor";
import type { Actor } from "@/lib/core/actor";
import type { HeardEvent } from "@/lib/events/drain-lane";
import { announce } from "@/lib/events/live";
import type { TicketEvents } from "@/lib/tickets/events";
import { ticketScope } from "@/lib/tickets/scope";
import { getChoices } from "./choices";
import { mailNotice } from "./mail-notice";

/** Whom an event concerns, and whose doing it was; null for nobody. */
type Told = { userId: number; kind: NoticeKind; byId: number | null } | null;

/**
 * Listener: tells the person whom the event concerns, in the portal and by mail as he chose. Nobody is told of what he
 * did himself, of a ticket he may not see any more, or of one that is spam or trash.
 */
export async function notifyPeople(tx: Tx, _actor: Actor, now: Date, event: HeardEvent): Promise<void> {
  if (event.ticketId === null) return;
  const told = await whoIsTold(tx, event, event.ticketId);
  if (!told || told.userId === told.byId) return;
  const person = await loadActor(told.userId, tx);
  if (person?.kind !== "staff") return;
  const ticket = await findTicket(tx, person, event.ticketId);
  if (!ticket) return;
  const choice = (await getChoices(person, tx))[told.kind];
  if (choice.inPortal) {
    await tx
      .insert(notifications)
      .values({ ...told, ticketId: event.ticketId, eventId: event.id, at: event.at })
      .onConflictDoNothing();
    announce(tx, { kind: "notice", userId: told.userId });
  }
  if (!choice.byMail) return;
  const [email] = await tx
    .select({ address: userEmails.address })
    .from(userEmails)
    .where(and(eq(userEmails.userId, person.id), eq(userEmails.isPrimary, true)));
  const by = await nameOf(tx, told.byId);
  if (email) await mailNotice(tx, { kind: told.kind, person, address: email.address, ticket, by }, now);
}

async function whoIsTold(tx: Tx, event: HeardEvent, ticketId: number): Promise<Told> {
  switch (event.name) {
    case "ticket.assigned": {
      const { to } = event.payload as TicketEvents["ticket.assigned"];
      return to === null ? null : { userId: to, kind: "assigned", byId: event.actorId };
    }
    case "ticket.replied": {
      const { side, automatic, messageId } = event.payload as TicketEvents["ticket.replied"];
      if (side !== "customer" || automatic) return null;
      // The worker acted for whoever wrote the mail.
      const [message] = await tx
        .select({ authorId: messages.authorId })
        .from(messages)
        .where(eq(messages.id, messageId));
      return toAssignee(tx, ticketId, "answered", message?.authorId ?? null);
    }
    case "clock.breached":
      return toAssignee(tx, ticketId, "breached", null);
    default:
      return null;
  }
}

async function toAssignee(tx: Tx, ticketId: number, kind: NoticeKind, byId: number | null): Promise<Told> {
  const [row] = await tx.select({ userId: tickets.assigneeId }).from(tickets).where(eq(tickets.id, ticketId));
  return row?.userId ? { userId: row.userId, kind, byId } : null;
}

async function findTicket(tx: Tx, person: Actor, ticketId: number) {
  const { number, subject, mailboxId } = tickets;
  const [row] = await tx
    .select({ number, subject, mailboxId })
    .from(tickets)
    .where(
      and(eq(tickets.id, ticketId), ticketScope(person), sql`${tickets.status} not in ('spam', 'trash')`),
    );
  return row;
}

async function nameOf(tx: Tx, userId: number | null): Promise<string> {
  if (userId === null) return "";
  const [row] = await tx.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return row?.name ?? "";
}
