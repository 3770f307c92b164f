import { sha256 } from "@/lib/core/ids";
import { checkMediaType } from "@/lib/email/check-media-type";
import type { ParsedMessage } from "@/lib/email/message";
import { sanitizeHtml } from "@/lib/email/sanitize-html";
import { visibleHtml } from "@/lib/email/visible-html";
import { visibleReply } from "@/lib/email/visible-reply";
import { storageKey, store } from "@/lib/stores/storage";
import type { Body, StoredFile } from "./add-message";

/** A received mail's words, ready to keep: sanitised, the quoted history apart. */
export function mailBody(message: ParsedMessage): Body {
  const { visible } = visibleReply(message.text);
  if (message.html === null) {
    return { html: null, quotedHtml: null, text: message.text, visibleText: visible.trim(), remoteImages: 0 };
  }
  const clean = sanitizeHtml(message.html);
  const parts = visibleHtml(clean.html);
  return {
    html: parts.visible,
    quotedHtml: parts.quoted,
    text: message.text,
    visibleText: visible.trim(),
    remoteImages: clean.remoteImages,
  };
}

/** What the mail said of itself: for the page and for a later forward. */
export function mailHeaders(message: ParsedMessage): Record<string, unknown> {
  return {
    from: message.from,
    to: message.to,
    cc: message.cc,
    subject: message.subject,
    date: message.date?.toISOString() ?? null,
  };
}

/** Puts a mail's attachments into storage, before the transaction that will name them. */
export async function storeFiles(message: ParsedMessage): Promise<StoredFile[]> {
  return Promise.all(
    message.attachments.map(async (file) => {
      const key = storageKey("files");
      await store(key, file.content);
      return {
        name: file.filename,
        mediaType: await checkMediaType(file.content, file.mediaType),
        size: file.content.byteLength,
        sha256: sha256(file.content),
        storageKey: key,
        contentId: file.contentId,
      };
    }),
  );
}
