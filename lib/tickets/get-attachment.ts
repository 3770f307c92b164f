import { and, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { attachments, messages, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { messageScope, ticketScope } from "./scope";

export type StoredAttachment = { name: string; mediaType: string; size: number; storageKey: string };

/** @throws AppError `not_found` for one that does not exist, or whose ticket or message is not to be seen */
export async function getAttachment(actor: Actor, id: number): Promise<StoredAttachment> {
  const [row] = await db()
    .select({
      name: attachments.name,
      mediaType: attachments.mediaType,
      size: attachments.size,
      storageKey: attachments.storageKey,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .innerJoin(tickets, eq(tickets.id, messages.ticketId))
    .where(and(eq(attachments.id, id), ticketScope(actor), messageScope(actor)));
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}
