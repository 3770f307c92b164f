import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { moveClocks } from "@/lib/sla/move-clocks";
import { recordTicketEvent } from "./events";
import { type ChangePriorityInput, changePriorityInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket, saveTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";

/**
 * Sets the priority; running clocks keep what they used and get the new target.
 * @throws AppError `not_found`, `forbidden`, or `conflict` (details theirs, yours) when it is no longer `from`
 */
export async function changePriority(actor: Actor, raw: ChangePriorityInput): Promise<void> {
  const input = changePriorityInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    if (ticket.priority === input.to) return;
    if (ticket.priority !== input.from) {
      throw new AppError("conflict", "error.conflict.priority", {
        details: {
          name: await lastChanger(tx, ticket.id, "ticket.priority-changed"),
          theirs: ticket.priority,
          yours: input.to,
        },
      });
    }
    const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.priority-changed", {
      from: ticket.priority,
      to: input.to,
    });
    const where = { actor, ticketId: ticket.id, priority: input.to, now, eventId };
    const nextDueAt = await moveClocks(tx, where, [{ kind: "priority", to: input.to }]);
    await saveTicket(tx, ticket, now, { priority: input.to, nextDueAt });
  });
}
