import { compile } from "html-to-text";
import sanitize from "sanitize-html";
import { boundNesting } from "@/lib/core/bound-nesting";
import { safeHtml } from "@/lib/core/safe-html";

/** What the editor writes, and nothing else: no style, class or id, they belong to our page. */
const options: sanitize.IOptions = {
  ...safeHtml,
  allowedTags: "h2 h3 p br hr ul ol li strong em u s code pre blockquote a".split(" "),
  allowedAttributes: { a: ["href", "rel"], ol: ["start"] },
  nestingLimit: 60,
  transformTags: {
    h1: "h2",
    h4: "h3",
    h5: "h3",
    h6: "h3",
    b: "strong",
    i: "em",
    del: "s",
    a: (tagName, { href = "" }) => ({ tagName, attribs: link(href) }),
    ol: (tagName, { start = "" }) => ({ tagName, attribs: first(start) }),
  },
};

/** Elsewhere by web, mail or telephone, or within this help centre; an address of another kind is dropped. */
function link(address: string): sanitize.Attributes {
  // Browsers read an address without these: "/<tab>/" leads elsewhere.
  const href = address.replace(/[\t\n\r]/g, "").trim();
  if (/^\/(?![/\\])/.test(href) || /^(?:mailto|tel):/i.test(href)) return { href };
  return /^https?:\/\//i.test(href) ? { href, rel: "noopener noreferrer" } : {};
}

function first(start: string): sanitize.Attributes {
  return /^\d{1,4}$/.test(start) ? { start } : {};
}

/** Written as an entity they pass every earlier check: excerpts mark their hits with two of them. */
const controls = /(?![\n\t])\p{Cc}/gu;

/**
 * What of an article's HTML may be shown in our own page, by allow-list. It stands in no frame, so that nothing may
 * pass that acts, loads or moves out of its place.
 */
export function cleanArticle(html: string): string {
  return sanitize(boundNesting(html), options).replace(controls, "").trim();
}

const convert = compile({
  wordwrap: false,
  limits: { maxInputLength: 400_000, maxDepth: 100, maxChildNodes: 20_000 },
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "ul", options: { itemPrefix: "" } },
    ...["h2", "h3"].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** The words of a cleaned article, for the search and its excerpts: no addresses. */
export function articleText(html: string): string {
  return convert(html).replace(controls, "").trim();
}
