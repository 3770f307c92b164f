import { and, eq } from "drizzle-orm";
import { drafts } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { sanitizeHtml } from "@/lib/email/sanitize-html";
import { transact } from "@/lib/events/transact";
import { type SaveDraftInput, saveDraftInput } from "./inputs";
import { lockTicket } from "./lock-ticket";
import { mayWorkOn } from "./policy";

/**
 * Keeps what one is writing, one draft per ticket and author; an empty text removes it.
 * @throws AppError `not_found` or `forbidden`
 */
export async function saveDraft(actor: Actor, raw: SaveDraftInput): Promise<void> {
  const input = saveDraftInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const ticket = await lockTicket(tx, actor, input.ticketId);
    if (!mayWorkOn(actor, ticket.status)) throw new AppError("forbidden", "error.forbidden");
    const html = sanitizeHtml(input.html).html;
    const mine = and(
      eq(drafts.ticketId, ticket.id),
      eq(drafts.authorId, actor.id),
      eq(drafts.state, "editing"),
    );
    if (html.trim() === "") {
      await tx.delete(drafts).where(mine);
      return;
    }
    const updated = await tx
      .update(drafts)
      .set({ html, updatedAt: now })
      .where(mine)
      .returning({ id: drafts.id });
    if (updated.length > 0) return;
    await tx
      .insert(drafts)
      .values({ ticketId: ticket.id, authorId: actor.id, html, state: "editing", updatedAt: now });
  });
}
