import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { type ChangeTagsInput, changeTagsInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket, saveTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { rememberTags } from "./remember-tags";

/**
 * Sets the ticket's tags, all of them at once; their order says nothing.
 * @throws AppError `not_found`, `forbidden`, or `conflict` (details theirs, yours) when they are no longer `from`
 */
export async function changeTags(actor: Actor, raw: ChangeTagsInput): Promise<void> {
  const input = changeTagsInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    if (areSame(ticket.tags, input.to)) return;
    if (!areSame(ticket.tags, input.from)) {
      throw new AppError("conflict", "error.customers.tagsConflict", {
        details: {
          name: await lastChanger(tx, ticket.id, "ticket.tags-changed"),
          theirs: ticket.tags.join(", ") || null,
          yours: input.to.join(", ") || null,
        },
      });
    }
    const added = input.to.filter((name) => !ticket.tags.includes(name));
    await rememberTags(tx, added, now);
    await recordTicketEvent(tx, actor, now, ticket.id, "ticket.tags-changed", {
      from: ticket.tags,
      to: input.to,
    });
    await saveTicket(tx, ticket, now, { tags: input.to });
  });
}

function areSame(some: readonly string[], others: readonly string[]): boolean {
  return JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
}
