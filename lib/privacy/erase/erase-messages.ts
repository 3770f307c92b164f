import { and, asc, eq, isNull } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { attachments, messages, tickets } from "@/db/schema";
import { transact } from "@/lib/events/transact";
import { removeStored } from "@/lib/stores/storage";
import { previewOf } from "@/lib/tickets/add-message";
import { announceTicket } from "@/lib/tickets/lock-ticket";
import { erasedText } from "../policy";
import { lockTickets } from "./lock-tickets";
import type { Stage } from "./stage";

const batchSize = 100;

/** What is left of a message whose words are gone. */
export const wordless = {
  html: null,
  quotedHtml: null,
  text: erasedText,
  visibleText: erasedText,
  remoteImages: 0,
  emailMessageId: null,
  emailHeaders: null,
};

/** What he wrote as a customer, with its files. A colleague's answers to others stay: they are the company's. */
export const eraseMessages: Stage = async (system, { userId }) => {
  const rows = await db()
    .select({ id: messages.id, ticketId: messages.ticketId, visibleText: messages.visibleText })
    .from(messages)
    .where(and(eq(messages.authorId, userId), eq(messages.side, "customer"), isNull(messages.erasedAt)))
    .orderBy(asc(messages.id))
    .limit(literalLimit(batchSize));
  if (rows.length === 0) return { handled: 0, cursor: null };
  const ids = rows.map(({ id }) => id);
  await removeFilesOf(ids);
  await transact(system, async (tx, now) => {
    const shown = await lockTickets(
      tx,
      rows.map(({ ticketId }) => ticketId),
    );
    await tx.delete(attachments).where(isAnyOf(attachments.messageId, ids));
    await tx
      .update(messages)
      .set({ ...wordless, erasedAt: now })
      .where(isAnyOf(messages.id, ids));
    const previews = new Set(rows.map(({ visibleText }) => previewOf(visibleText)));
    for (const { id, preview } of shown) {
      if (previews.has(preview)) {
        await tx.update(tickets).set({ preview: erasedText }).where(eq(tickets.id, id));
      }
      await announceTicket(tx, id);
    }
  });
  return { handled: ids.length, cursor: 0 };
};

/**
 * The bytes before their rows, so that a run which dies leaves none that nobody knows of. Only a moved claim shares them,
 * with a message of the same person.
 */
async function removeFilesOf(messageIds: number[]): Promise<void> {
  const files = await db()
    .select({ storageKey: attachments.storageKey })
    .from(attachments)
    .where(isAnyOf(attachments.messageId, messageIds));
  for (const { storageKey } of files) await removeStored(storageKey);
}
