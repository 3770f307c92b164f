import { asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { attachments } from "@/db/schema";
import type { OutboxRow } from "@/lib/email/outbox";
import type { OutgoingAttachment } from "@/lib/email/outgoing-mail";
import { readStored } from "@/lib/stores/storage";

/** The files of the message that a mail carries out; how much they may be was decided when it was written. */
export async function mailedFiles(
  mail: Pick<OutboxRow, "purpose" | "messageId">,
): Promise<OutgoingAttachment[]> {
  if (mail.purpose !== "reply" || mail.messageId === null) return [];
  const rows = await db()
    .select({
      filename: attachments.name,
      mediaType: attachments.mediaType,
      storageKey: attachments.storageKey,
    })
    .from(attachments)
    .where(eq(attachments.messageId, mail.messageId))
    .orderBy(asc(attachments.id));
  return Promise.all(
    rows.map(async ({ storageKey, ...file }) => ({ ...file, content: await readStored(storageKey) })),
  );
}
