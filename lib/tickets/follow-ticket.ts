import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { type FollowInput, followInput } from "./follower-inputs";
import { putFollower } from "./followers";
import { lockTicket } from "./lock-ticket";
import { mayFollow } from "./policy";

/**
 * Follows a ticket oneself: one is told of its notes, and goes on seeing it whoever gets it. Twice is once.
 * @throws AppError `not_found`, `forbidden`, or `invalid` (field userId) where as many follow it as may
 */
export async function followTicket(actor: Actor, raw: FollowInput): Promise<void> {
  const { ticketId } = followInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, ticketId);
    if (!mayFollow(actor)) throw new AppError("forbidden", "error.forbidden");
    if (!(await putFollower(tx, ticket, actor.id))) return;
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.followed", {});
  });
}
