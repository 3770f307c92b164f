import { and, eq, min } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { noticeMails, notifications } from "@/db/schema";
import { loadActor } from "@/lib/accounts/load-actor";
import type { Actor } from "@/lib/core/actor";
import type { HeardEvent } from "@/lib/events/drain-lane";
import { announce } from "@/lib/events/live";
import { getChoices } from "./choices";
import { noticeTicket } from "./notice-ticket";
import { type Told, whoIsTold } from "./who-is-told";

/** How long the mail about a ticket waits for more to say: ten answers in a minute are one mail. */
const mailAfterSeconds = 60;

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
  if (!(await noticeTicket(tx, person, ticketId))) return;
  const choice = (await getChoices(person, tx))[told.kind];
  const notice = { ...told, ticketId, eventId: event.id, at: event.at };
  if (choice.inPortal) {
    await tx.insert(notifications).values(notice).onConflictDoNothing();
    announce(tx, { kind: "notice", userId: told.userId });
  }
  if (!choice.byMail) return;
  const dueAt = await nextMail(tx, told.userId, ticketId, now);
  await tx
    .insert(noticeMails)
    .values({ ...notice, dueAt })
    .onConflictDoNothing();
}

/** With the mail that waits already, or a minute from now. */
async function nextMail(tx: Tx, userId: number, ticketId: number, now: Date): Promise<Date> {
  const [waiting] = await tx
    .select({ dueAt: min(noticeMails.dueAt) })
    .from(noticeMails)
    .where(and(eq(noticeMails.userId, userId), eq(noticeMails.ticketId, ticketId)));
  return waiting?.dueAt ?? new Date(now.getTime() + mailAfterSeconds * 1000);
}
