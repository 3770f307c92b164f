import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { moveClocks } from "@/lib/sla/move-clocks";
import { recordTicketEvent } from "./events";
import { type SetAsideInput, setAsideInput } from "./inputs";
import { lockTicket, saveTicket } from "./lock-ticket";
import { maySetAside } from "./policy";

/**
 * Marks a ticket as spam or moves it to the trash; its clocks are cancelled. Both can be taken back.
 * @throws AppError `not_found` or `forbidden`
 */
export async function setAsideTicket(actor: Actor, raw: SetAsideInput): Promise<void> {
  const input = setAsideInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    ensureMay(actor, "tickets.delete");
    if (ticket.status === input.as) return;
    if (!maySetAside(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.set-aside", {
      from: ticket.status,
      to: input.as,
    });
    const where = { actor, ticketId: ticket.id, priority: ticket.priority, now, eventId };
    const nextDueAt = await moveClocks(tx, where, [{ kind: "status", to: input.as }]);
    await saveTicket(tx, ticket, now, { status: input.as, statusBefore: ticket.status, nextDueAt });
  });
}
