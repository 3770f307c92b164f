import { escapeHtml } from "./escape-html";
import { htmlToPlain } from "./html-to-plain";
import { renderMailPage } from "./render-mail-page";
import { textToHtml } from "./text-to-html";

export interface ReplyParts {
  /** BCP 47, of the reader: "de", "ar". */
  locale: string;
  /** Sanitised by the caller. Empty or absent: made from the text. */
  bodyHtml?: string;
  /** Empty or absent: made from the HTML, so that both parts always say the same. */
  bodyText?: string;
  /** Plain text, set apart below the body. */
  signature?: string;
  /** Translated; cuts the history off in the answer to this mail: "Please reply above this line". */
  replyMarker?: string;
  /** Earlier messages, newest first; `intro` is translated: "On 5 January 2026 Jane Doe wrote:". */
  quotedHistory?: { intro: string; text: string; html?: string }[];
}

export interface RenderedMail {
  text: string;
  html: string;
}

/** Text and HTML of a reply from strings that are translated already. Both parts carry the same words. */
export function renderReply(parts: ReplyParts): RenderedMail {
  const bodyHtml = parts.bodyHtml?.trim() || textToHtml(parts.bodyText ?? "");
  const bodyText = parts.bodyText?.trim() || htmlToPlain(bodyHtml);
  const signature = parts.signature?.trim() ?? "";
  const history = parts.quotedHistory ?? [];
  const marker =
    parts.replyMarker === undefined ? "" : `##- ${parts.replyMarker.replace(/\s+/g, " ").trim()} -##`;
  const text = [
    bodyText,
    signature === "" ? "" : `-- \n${signature}`,
    marker,
    ...history.map((entry) => `${entry.intro}\n${quoteText(entry.text)}`),
  ];
  const html = [
    bodyHtml,
    signature === "" ? "" : `<div style="color:#595959">-- ${textToHtml(signature)}</div>`,
    marker === "" ? "" : `<p style="color:#595959;font-size:12px">${escapeHtml(marker)}</p>`,
    ...history.map(quoteHtml),
  ];
  return { text: join(text), html: renderMailPage(parts.locale, join(html)) };
}

function quoteText(text: string): string {
  const lines = text.trim().split("\n");
  return lines.map((line) => (line.startsWith(">") ? `>${line}` : `> ${line}`.trimEnd())).join("\n");
}

function quoteHtml(entry: { intro: string; text: string; html?: string }): string {
  const style = "margin:8px 0 0 0;padding:0 0 0 12px;border-left:2px solid #bfbfbf";
  const body = entry.html?.trim() || textToHtml(entry.text);
  return `<div class="helpdesk-quote"><p>${escapeHtml(entry.intro)}</p><blockquote type="cite" style="${style}">${body}</blockquote></div>`;
}

function join(parts: string[]): string {
  return parts.filter((part) => part !== "").join("\n\n");
}
