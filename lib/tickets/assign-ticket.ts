import { and, eq, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { isAssignable } from "./assignable";
import type { TicketEventName } from "./events";
import { assigneeChange } from "./field-changes";
import { type AssignTicketInput, assignTicketInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { saveChanges } from "./save-changes";

/** By which a ticket gets another assignee, or none. */
const assigneeEvents: TicketEventName[] = ["ticket.assigned", "ticket.assigned-by-turn", "ticket.released"];

/**
 * Gives the ticket to a colleague who may work on it, or to nobody. A new ticket becomes open once it has an assignee.
 * @throws AppError `not_found`, `forbidden`, `invalid` (field to), or `conflict` (details theirs, yours: names)
 */
export async function assignTicket(actor: Actor, raw: AssignTicketInput): Promise<void> {
  const input = assignTicketInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    if (ticket.assigneeId === input.to) return;
    const yours = input.to === null ? null : await nameOf(tx, input.to, isAssignable());
    if (input.to !== null && yours === null) {
      throw fieldError("to", "error.assignee");
    }
    if (ticket.assigneeId !== input.from) {
      const theirs = ticket.assigneeId === null ? null : await nameOf(tx, ticket.assigneeId);
      throw new AppError("conflict", "error.conflict.assignee", {
        details: {
          name: await lastChanger(tx, ticket.id, ...assigneeEvents),
          theirs,
          yours,
        },
      });
    }
    await saveChanges(tx, actor, now, ticket, [(one) => assigneeChange(tx, actor, now, one, input.to)]);
  });
}

async function nameOf(tx: Tx, userId: number, condition?: SQL): Promise<string | null> {
  const [row] = await tx
    .select({ name: users.name })
    .from(users)
    .where(and(eq(users.id, userId), condition));
  return row?.name ?? null;
}
