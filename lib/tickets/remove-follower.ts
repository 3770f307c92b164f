import { type Actor, may } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { type FollowerInput, followerInput } from "./follower-inputs";
import { takeFollower } from "./followers";
import { lockTicket } from "./lock-ticket";

/**
 * Ends a colleague's following: who saw the ticket by that alone does not see it any more, from this moment on.
 * @throws AppError `not_found` or `forbidden`
 */
export async function removeFollower(actor: Actor, raw: FollowerInput): Promise<void> {
  const { ticketId, userId } = followerInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, ticketId);
    if (!may(actor, "tickets.work")) throw new AppError("forbidden", "error.forbidden");
    if (!(await takeFollower(tx, ticket, userId))) return;
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.follower-removed", { from: userId, to: null });
  });
}
