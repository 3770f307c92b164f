import { fieldError } from "@/lib/core/errors";
import { htmlToPlain } from "@/lib/email/html-to-plain";
import { sanitizeHtml, type WithText } from "@/lib/email/sanitize-html";
import type { Body } from "./add-message";

/**
 * What an agent wrote, ready to keep.
 * @param withText what stands for a text, escaped both, and the tag it stands in
 * @throws AppError `invalid` (field html) when nothing readable is left
 */
export function htmlBody(html: string, withText?: WithText): Body {
  const clean = sanitizeHtml(html, withText);
  const text = htmlToPlain(clean.html).trim();
  if (text === "") throw fieldError("html", "error.field.empty");
  return { html: clean.html, quotedHtml: null, text, visibleText: text, remoteImages: clean.remoteImages };
}
