import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { type ClockChange, moveClocks } from "@/lib/sla/move-clocks";
import { recordTicketEvent } from "./events";
import { type RestoreTicketInput, restoreTicketInput } from "./inputs";
import { lockTicket, saveTicket } from "./lock-ticket";
import { mayRestore } from "./policy";

/**
 * Takes a ticket back out of spam or trash, to the status it had; its clocks go on with what they had used.
 * @throws AppError `not_found` or `forbidden`
 */
export async function restoreTicket(actor: Actor, raw: RestoreTicketInput): Promise<void> {
  const input = restoreTicketInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    ensureMay(actor, "tickets.delete");
    if (ticket.statusBefore === null) return;
    if (!mayRestore(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    const to = ticket.statusBefore;
    const eventId = await recordTicketEvent(tx, actor, now, ticket.id, "ticket.restored", {
      from: ticket.status,
      to,
    });
    const where = { actor, ticketId: ticket.id, priority: ticket.priority, now, eventId };
    const moves: ClockChange[] = [{ kind: "restored" }, { kind: "status", to }];
    // What a customer asked while it was spam is owed an answer from now.
    if (ticket.lastPublicSide === "customer") moves.push({ kind: "asked" });
    const nextDueAt = await moveClocks(tx, where, moves);
    await saveTicket(tx, ticket, now, { status: to, statusBefore: null, nextDueAt });
  });
}
