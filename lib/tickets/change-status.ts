import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { moveClocks } from "@/lib/sla/move-clocks";
import { type ChangeStatusInput, changeStatusInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket, saveTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { statusChange } from "./set-status";

/**
 * Sets the status an agent chose.
 * @throws AppError `not_found`, `forbidden`, or `conflict` (details theirs, yours) when it is no longer `from`
 */
export async function changeStatus(actor: Actor, raw: ChangeStatusInput): Promise<void> {
  const input = changeStatusInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    if (ticket.status === input.to) return;
    if (ticket.status !== input.from) {
      throw new AppError("conflict", "error.conflict.status", {
        details: {
          name: await lastChanger(tx, ticket.id, "ticket.status-changed"),
          theirs: ticket.status,
          yours: input.to,
        },
      });
    }
    const { change, eventId } = await statusChange(tx, actor, now, ticket, input.to);
    if (eventId === null) return;
    const where = { actor, ticketId: ticket.id, priority: ticket.priority, now, eventId };
    const nextDueAt = await moveClocks(tx, where, [{ kind: "status", to: input.to }]);
    await saveTicket(tx, ticket, now, { ...change, nextDueAt });
  });
}
