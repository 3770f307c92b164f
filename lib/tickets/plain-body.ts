import { cleanText } from "@/lib/email/clean-text";
import type { Body } from "./add-message";

/** What was typed into a plain field, ready to keep. */
export function plainBody(typed: string): Body {
  const text = cleanText(typed).trim();
  return { html: null, quotedHtml: null, text, visibleText: text, remoteImages: 0 };
}
