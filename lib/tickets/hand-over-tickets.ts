import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { unsolvedStatuses } from "@/db/enums";
import { literalLimit } from "@/db/literal-limit";
import { tickets, users } from "@/db/schema";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { isAssignable } from "./assignable";
import { countLoad } from "./count-load";
import { recordTicketEvent } from "./events";
import { type HandOverInput, handOverInput } from "./inputs";
import { lockTicket, saveTicket } from "./lock-ticket";
import { handOverLimits } from "./policy";

/**
 * Gives a colleague's unsolved tickets to another one, or to nobody: for who has left, or is away. Whoever may end
 * somebody's access may do so with all of his tickets, those of teams that he does not see among them. In the order of
 * their ids, a bounded number at once; who has more presses again.
 * @returns how many were handed over, and how many are left
 * @throws AppError `forbidden`, or `invalid` (field toId) for who may not work on tickets
 */
export async function handOverTickets(
  actor: Actor,
  raw: HandOverInput,
): Promise<{ done: number; left: number }> {
  ensureMay(actor, "settings.people");
  const { userId, toId } = handOverInput.parse(raw);
  const done = await transact(actor, async (tx, now) => {
    if (toId !== null) await ensureTaker(tx, userId, toId);
    const system = await loadSystemActor(tx);
    const rows = await tx
      .select({ id: tickets.id })
      .from(tickets)
      .where(isLoadOf(userId))
      .orderBy(asc(tickets.id))
      .limit(literalLimit(handOverLimits.atOnce));
    let count = 0;
    for (const { id } of rows) {
      const ticket = await lockTicket(tx, system, id);
      // Somebody has taken or solved it meanwhile.
      if (ticket.assigneeId !== userId || !isUnsolved(ticket.status)) continue;
      await recordTicketEvent(tx, actor, now, id, "ticket.assigned", { from: userId, to: toId });
      await saveTicket(tx, ticket, now, { assigneeId: toId });
      count++;
    }
    return count;
  });
  return { done, left: (await countLoad(actor, [userId])).get(userId) ?? 0 };
}

function isLoadOf(userId: number) {
  return and(eq(tickets.assigneeId, userId), inArray(tickets.status, [...unsolvedStatuses]));
}

function isUnsolved(status: string): boolean {
  return (unsolvedStatuses as readonly string[]).includes(status);
}

async function ensureTaker(tx: Tx, userId: number, toId: number): Promise<void> {
  const [taker] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, toId), isAssignable()));
  if (!taker || toId === userId) throw fieldError("toId", "error.assignee");
}
