import { escapeHtml } from "./escape-html";

/** Ends before punctuation that closes a sentence or a bracket; brackets within an address are rare and kept out. */
const LINK = /https?:\/\/[^\s<>"'()[\]{}]{1,2000}|[\w.+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi;
const TRAILING = /[.,;:!?*_]+$/;

/**
 * Plain text as HTML: everything escaped, blank lines make paragraphs, line ends make breaks, leading spaces stay, and
 * http, https and mail addresses become links as sanitizeHtml would write them.
 */
export function textToHtml(text: string): string {
  const paragraphs = text.replace(/\r\n?/g, "\n").split(/\n(?:[ \t]*\n)+/);
  return paragraphs
    .map((paragraph) => paragraph.replace(/^\n+|\s+$/g, ""))
    .filter((paragraph) => paragraph !== "")
    .map((paragraph) => `<p>${paragraph.split("\n").map(lineToHtml).join("<br />")}</p>`)
    .join("\n");
}

function lineToHtml(line: string): string {
  const indent = /^[ \t]+/.exec(line)?.[0] ?? "";
  return "&nbsp;".repeat(Math.min(indent.length, 40)) + linkify(line.slice(indent.length));
}

function linkify(line: string): string {
  let html = "";
  let done = 0;
  for (const match of line.matchAll(LINK)) {
    const found = match[0].replace(TRAILING, "");
    const href = /^https?:/i.test(found) ? found : `mailto:${found}`;
    html += escapeHtml(line.slice(done, match.index));
    html += `<a href="${escapeHtml(href)}" rel="noopener noreferrer nofollow" target="_blank">${escapeHtml(found)}</a>`;
    done = match.index + found.length;
  }
  return html + escapeHtml(line.slice(done));
}
