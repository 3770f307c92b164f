import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { type ChangeStatusInput, changeStatusInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { saveChanges } from "./save-changes";
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
    await saveChanges(tx, actor, now, ticket, [(one) => statusChange(tx, actor, now, one, input.to)]);
  });
}
