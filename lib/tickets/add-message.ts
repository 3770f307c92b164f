import type { Tx } from "@/db/client";
import type { MessageKind, MessageSide, MessageState } from "@/db/enums";
import { attachments, messages } from "@/db/schema";
import { cutText } from "@/lib/email/cut-text";

export type StoredFile = {
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  storageKey: string;
  contentId: string | null;
};

/** A message's words, ready to keep: HTML sanitised, quoted history apart. */
export type Body = {
  html: string | null;
  quotedHtml: string | null;
  text: string;
  visibleText: string;
  remoteImages: number;
};

export type NewMessage = Body & {
  ticketId: number;
  authorId: number;
  side: MessageSide;
  kind: MessageKind;
  state: MessageState;
  automatic: boolean;
  emailMessageId?: string | null;
  emailHeaders?: Record<string, unknown> | null;
  ledgerId?: number | null;
  draftId?: number | null;
  files?: StoredFile[];
};

/** Writes a message and its attachments' rows; their bytes are in storage already. Joins the verb's transaction. */
export async function addMessage(tx: Tx, input: NewMessage, now: Date): Promise<number> {
  const { files = [], ...columns } = input;
  const [row] = await tx
    .insert(messages)
    .values({ ...columns, createdAt: now })
    .returning({ id: messages.id });
  if (!row) throw new Error("the message was not written");
  if (files.length > 0) {
    await tx.insert(attachments).values(files.map((file) => ({ ...file, messageId: row.id })));
  }
  return row.id;
}

/** The first line a list shows: one line, at most 200 characters. */
export function previewOf(visibleText: string): string {
  return cutText(visibleText.replace(/\s+/g, " ").trim(), 200);
}
