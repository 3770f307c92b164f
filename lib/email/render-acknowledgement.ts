import { escapeHtml } from "./escape-html";
import { renderMailPage } from "./render-mail-page";
import type { RenderedMail } from "./render-reply";

export interface AcknowledgementParts {
  /** BCP 47, of the reader. */
  locale: string;
  /** Translated, plain text: "We have received your message." One paragraph each. */
  paragraphs: string[];
  /** Translated label and the subject, one line: "Subject: Printer on fire". Never of somebody we do not know. */
  subjectLine?: string;
  /** Translated label and the number: "Number: #123". */
  numberLine: string;
  /** Only where the reader may open it: an unconfirmed sender gets no link into the ticket. */
  link?: { label: string; url: string };
  signature?: string;
}

/**
 * Text and HTML of "we have received your message". It repeats none of what the sender wrote but the subject: whoever
 * forges a sender must not make us mail text of theirs to somebody else.
 */
export function renderAcknowledgement(parts: AcknowledgementParts): RenderedMail {
  const facts = [parts.numberLine, parts.subjectLine].filter((line) => line !== undefined);
  const signature = parts.signature?.trim() ?? "";
  const link = parts.link;
  const text = [
    ...parts.paragraphs,
    facts.join("\n"),
    link === undefined ? "" : `${link.label}: ${link.url}`,
    signature === "" ? "" : `-- \n${signature}`,
  ];
  const html = [
    ...parts.paragraphs.map((paragraph) => `<p>${lines(paragraph)}</p>`),
    `<p>${facts.map(lines).join("<br>")}</p>`,
    link === undefined ? "" : `<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`,
    signature === "" ? "" : `<p style="color:#595959">-- <br>${lines(signature)}</p>`,
  ];
  return {
    text: text.filter((part) => part !== "").join("\n\n"),
    html: renderMailPage(parts.locale, html.filter((part) => part !== "").join("\n")),
  };
}

function lines(text: string): string {
  return escapeHtml(text).replaceAll("\n", "<br>");
}
