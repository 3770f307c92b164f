import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { areSameTags, tagsChange } from "./field-changes";
import { type ChangeTagsInput, changeTagsInput } from "./inputs";
import { lastChanger } from "./last-changer";
import { lockTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";
import { saveChanges } from "./save-changes";

/**
 * Sets the ticket's tags, all of them at once; their order says nothing.
 * @throws AppError `not_found`, `forbidden`, or `conflict` (details theirs, yours) when they are no longer `from`
 */
export async function changeTags(actor: Actor, raw: ChangeTagsInput): Promise<void> {
  const input = changeTagsInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    if (areSameTags(ticket.tags, input.to)) return;
    if (!areSameTags(ticket.tags, input.from)) {
      throw new AppError("conflict", "error.customers.tagsConflict", {
        details: {
          name: await lastChanger(tx, ticket.id, "ticket.tags-changed"),
          theirs: ticket.tags.join(", ") || null,
          yours: input.to.join(", ") || null,
        },
      });
    }
    await saveChanges(tx, actor, now, ticket, [(one) => tagsChange(tx, actor, now, one, input.to)]);
  });
}
