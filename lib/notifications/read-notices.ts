import { and, eq, isNull, lte, type SQL } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { noticeMails, notifications } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { announce } from "@/lib/events/live";
import { transact } from "@/lib/events/transact";
import { type MarkReadInput, markReadInput } from "@/lib/tickets/inputs";
import { markRead } from "@/lib/tickets/mark-read";
import { type ReadNoticesInput, readNoticesInput } from "./inputs";

/**
 * One's own notices up to one of them. What was read is mailed no more. Not an event: reading changes nothing for
 * others.
 */
export async function readNotices(actor: Actor, raw: ReadNoticesInput): Promise<void> {
  const { upTo } = readNoticesInput.parse(raw);
  await read(actor, lte(notifications.id, upTo));
}

/**
 * Who sees a ticket has read what he was told of it, and what he was about to be told by mail.
 * @throws AppError `not_found`
 */
export async function seeTicket(actor: Actor, raw: MarkReadInput): Promise<void> {
  const { ticketId } = markReadInput.parse(raw);
  await markRead(actor, raw);
  await read(actor, eq(notifications.ticketId, ticketId));
  await db()
    .delete(noticeMails)
    .where(and(eq(noticeMails.userId, actor.id), eq(noticeMails.ticketId, ticketId)));
}

/** The bells of his other pages follow. */
async function read(actor: Actor, which: SQL): Promise<void> {
  await transact(actor, async (tx, now) => {
    const done = await tx
      .update(notifications)
      .set({ readAt: now })
      .where(and(eq(notifications.userId, actor.id), isNull(notifications.readAt), which))
      .returning({ eventId: notifications.eventId });
    if (done.length === 0) return;
    const eventIds = done.map(({ eventId }) => eventId);
    await tx
      .delete(noticeMails)
      .where(and(eq(noticeMails.userId, actor.id), isAnyOf(noticeMails.eventId, eventIds)));
    announce(tx, { kind: "notice", userId: actor.id });
  });
}
