import { and, eq } from "drizzle-orm";
import { tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { type FollowInput, followInput } from "./follower-inputs";
import { takeFollower } from "./followers";
import { lockTicket } from "./lock-ticket";
import { mayFollow } from "./policy";
import { ticketScope } from "./scope";

/**
 * Follows a ticket no more: who saw it by that alone does not see it any more.
 * @returns whether he sees it still
 * @throws AppError `not_found` or `forbidden`
 */
export async function unfollowTicket(actor: Actor, raw: FollowInput): Promise<{ sees: boolean }> {
  const { ticketId } = followInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, ticketId);
    if (!mayFollow(actor)) throw new AppError("forbidden", "error.forbidden");
    if (await takeFollower(tx, ticket, actor.id)) {
      await recordTicketEvent(tx, actor, now, ticket.id, "ticket.unfollowed", {});
    }
    const [seen] = await tx
      .select({ id: tickets.id })
      .from(tickets)
      .where(and(eq(tickets.id, ticket.id), ticketScope(actor)));
    return { sees: seen !== undefined };
  });
}
