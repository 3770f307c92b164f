import { and, eq, inArray } from "drizzle-orm";
import { drafts, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { draftColumns, draftView } from "./drafts";
import { type UndoReplyInput, undoReplyInput } from "./inputs";
import type { DraftView } from "./view-types";

/**
 * Takes one's own reply back into the editor: the opposite claim of its release, of which exactly one wins.
 * @throws AppError `conflict` when it is out already, or was never one's own
 */
export async function undoReply(actor: Actor, raw: UndoReplyInput): Promise<DraftView> {
  const input = undoReplyInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const mine = and(
      eq(drafts.id, input.draftId),
      eq(drafts.authorId, actor.id),
      inArray(drafts.state, ["scheduled", "held"]),
    );
    const [found] = await tx.select({ ticketId: drafts.ticketId }).from(drafts).where(mine);
    if (!found) throw new AppError("conflict", "error.draft.released");
    // The ticket first, as release and autosave do; not in its scope: whoever sees it no more may still take back.
    await tx
      .select({ id: tickets.id })
      .from(tickets)
      .where(eq(tickets.id, found.ticketId))
      .for("no key update");
    const [claimed] = await tx.select({ id: drafts.id }).from(drafts).where(mine).for("update");
    if (!claimed) throw new AppError("conflict", "error.draft.released");
    // What was typed since is younger, but this was to be sent: it takes the editor's place.
    await tx
      .delete(drafts)
      .where(
        and(eq(drafts.ticketId, found.ticketId), eq(drafts.authorId, actor.id), eq(drafts.state, "editing")),
      );
    const [row] = await tx
      .update(drafts)
      .set({ state: "editing", sendAt: null, heldReason: null, updatedAt: now })
      .where(mine)
      .returning(draftColumns);
    if (!row) throw new AppError("conflict", "error.draft.released");
    return draftView(row);
  });
}
