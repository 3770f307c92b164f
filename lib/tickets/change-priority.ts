import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { priorityChange } from "./field-changes";
import { type ChangePriorityInput, changePriorityInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { saveChanges } from "./save-changes";

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
    await saveChanges(tx, actor, now, ticket, [(one) => priorityChange(tx, actor, now, one, input.to)]);
  });
}
