import { compile } from "html-to-text";
import { boundNesting } from "@/lib/core/bound-nesting";
import { cutText } from "./cut-text";

/** UTF-16 units: what sanitizeHtml reads as well. */
const MAX_INPUT = 1_000_000;

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: MAX_INPUT, maxDepth: 100, maxChildNodes: 20_000, ellipsis: "…" },
  selectors: [
    {
      selector: "a",
      options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true, linkBrackets: ["<", ">"] },
    },
    { selector: "img", format: "skip" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "blockquote", options: { trimEmptyLines: true } },
  ],
});

/** The plain text of an HTML body: paragraphs, lists, links with their address; no images. Never throws, bounded input. */
export function htmlToPlain(html: string): string {
  const bounded = boundNesting(cutText(html, MAX_INPUT));
  try {
    return convert(bounded)
      .replace(/\u00a0/g, " ")
      .trim();
  } catch {
    return withoutTags(bounded);
  }
}

/** Degrade, never drop: what a broken page says, without its markup. */
function withoutTags(html: string): string {
  return html
    .replace(/<[^<>]*>/g, " ")
    .replace(/[ \t]+/g, " ")
    .trim();
}
