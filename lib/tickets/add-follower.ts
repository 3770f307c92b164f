import { and, eq } from "drizzle-orm";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { type FollowerInput, followerInput } from "./follower-inputs";
import { mayBeFollower, putFollower } from "./followers";
import { lockTicket } from "./lock-ticket";
import { mayAddFollower } from "./policy";

/**
 * Lets a colleague follow a ticket: he sees it from then on, also one of a restricted team, and hears of its notes.
 * Whoever sees it because it is his or because he follows it passes on no sight of a team that he is not in.
 * @throws AppError `not_found`, `forbidden`, or `invalid` (field userId)
 */
export async function addFollower(actor: Actor, raw: FollowerInput): Promise<void> {
  const { ticketId, userId } = followerInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, ticketId);
    if (!mayAddFollower(actor, ticket.teamId)) throw new AppError("forbidden", "error.forbidden");
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, userId), mayBeFollower()))
      // Whoever erases him waits.
      .for("key share", { of: users });
    if (!person) throw fieldError("userId", "error.follower");
    if (!(await putFollower(tx, ticket, userId))) return;
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.follower-added", { from: null, to: userId });
  });
}
