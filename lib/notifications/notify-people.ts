import { and, eq, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { notifications, tickets, userEmails, users } from "@/db/schema";
import { loadActor } from "@/lib/accounts/load-actor";
import type { Actor } from "@/lib/core/actor";
import type { HeardEvent } from "@/lib/events/drain-lane";
import { announce } from "@/lib/events/live";
import { ticketScope } from "@/lib/tickets/scope";
import { getChoices } from "./choices";
import { mailNotice } from "./mail-notice";
import { type Told, whoIsTold } from "./who-is-told";

/**
 * Listener: tells the people whom the event concerns, each in the portal and by mail as he chose. Nobody is told of
 * what he did himself, of a ticket he may not see any more, or of one that is spam or trash.
 */
export async function notifyPeople(tx: Tx, _actor: Actor, now: Date, event: HeardEvent): Promise<void> {
  if (event.ticketId === null) return;
  for (const told of await whoIsTold(tx, event, event.ticketId)) {
    if (told.userId !== told.byId) await tell(tx, now, event, event.ticketId, told);
  }
}

async function tell(tx: Tx, now: Date, event: HeardEvent, ticketId: number, told: Told): Promise<void> {
  const person = await loadActor(told.userId, tx);
  if (person?.kind !== "staff") return;
  const ticket = await findTicket(tx, person, ticketId);
  if (!ticket) return;
  const choice = (await getChoices(person, tx))[told.kind];
  if (choice.inPortal) {
    await tx
      .insert(notifications)
      .values({ ...told, ticketId, eventId: event.id, at: event.at })
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
