import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { messages, tickets } from "@/db/schema";
import { type Actor, ensureActs } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { type MarkReadInput, markReadInput } from "./inputs";
import { rememberRead } from "./remember-read";
import { messageScope, ticketScope } from "./scope";

/**
 * Remembers the newest message this person saw; it never goes back. Not an event: reading changes nothing for others.
 * @throws AppError `not_found`
 */
export async function markRead(actor: Actor, raw: MarkReadInput): Promise<void> {
  ensureActs(actor);
  const input = markReadInput.parse(raw);
  const [seen] = await db()
    .select({ id: messages.id })
    .from(messages)
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(
      and(
        eq(messages.id, input.messageId),
        eq(tickets.id, input.ticketId),
        ticketScope(actor),
        messageScope(actor),
      ),
    );
  if (!seen) throw new AppError("not_found", "error.notFound");
  await rememberRead(db(), actor.id, input.ticketId, seen.id);
}
