import { escapeHtml } from "./escape-html";
import { renderMailPage } from "./render-mail-page";
import type { RenderedMail } from "./render-reply";

export interface NoticeParts {
  /** BCP 47, of the reader. */
  locale: string;
  /** Translated, plain text. */
  paragraphs: string[];
  link?: { label: string; url: string };
  /** What to do when it was not meant: small, below. */
  footnote?: string;
}

/** Text and HTML of what the helpdesk tells one of its own people. Both parts carry the same words. */
export function renderNotice({ locale, paragraphs, link, footnote }: NoticeParts): RenderedMail {
  const text = [
    ...paragraphs,
    ...(link ? [`${link.label}: ${link.url}`] : []),
    ...(footnote ? [footnote] : []),
  ];
  const html = [
    ...paragraphs.map((paragraph) => `<p>${escapeHtml(paragraph)}</p>`),
    ...(link ? [`<p><a href="${escapeHtml(link.url)}">${escapeHtml(link.label)}</a></p>`] : []),
    ...(footnote ? [`<p style="color:#595959">${escapeHtml(footnote)}</p>`] : []),
  ];
  return { text: text.join("\n\n"), html: renderMailPage(locale, html.join("\n")) };
}
