import { sql } from "drizzle-orm";
import type { Reader } from "@/db/client";
import { ticketReads } from "@/db/schema";

/** The newest message this person saw, or wrote; it never goes back. */
export async function rememberRead(
  reader: Reader,
  userId: number,
  ticketId: number,
  messageId: number,
): Promise<void> {
  await reader
    .insert(ticketReads)
    .values({ ticketId, userId, lastMessageId: messageId })
    .onConflictDoUpdate({
      target: [ticketReads.userId, ticketReads.ticketId],
      set: { lastMessageId: sql`greatest(${ticketReads.lastMessageId}, excluded.last_message_id)` },
    });
}
