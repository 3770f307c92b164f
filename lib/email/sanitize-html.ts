import sanitize from "sanitize-html";
import { boundNesting } from "@/lib/core/bound-nesting";
import { safeHtml } from "@/lib/core/safe-html";
import { ALLOWED_ATTRIBUTES, ALLOWED_TAGS } from "./allowed-html";
import { cutText } from "./cut-text";
import { htmlToPlain } from "./html-to-plain";
import { quoteMarker } from "./quote-marker";
import { sanitizeStyle } from "./sanitize-style";
import { textToHtml } from "./text-to-html";

export interface SanitizedHtml {
  /** A well-formed fragment, without html, head and body. */
  html: string;
  /** Images whose address moved to `data-remote-src`: blocked until the reader asks for them. */
  remoteImages: number;
  /** The mail was longer than what is read; the stored raw mail has the rest. */
  truncated: boolean;
}

/** Gets a text, escaped, and the tag it stands in; gives what is to stand there, as HTML. */
export type WithText = (text: string, tag: string) => string;

/** UTF-16 units. */
const MAX_INPUT = 1_000_000;
/** Deeper elements are dropped, their text is kept (PEERS.md B2 48: deep nesting must not hide a mail). */
const MAX_DEPTH = 100;

const SIZED = new Set([
  "width",
  "height",
  "border",
  "cellpadding",
  "cellspacing",
  "colspan",
  "rowspan",
  "span",
  "size",
]);

/**
 * What of a mail's HTML may be shown, by allow-list: no script, form, frame, style sheet, event handler, class or id.
 * Links open elsewhere and pass on neither opener nor referrer; addresses are http, https, mailto and tel only.
 * `cid:` images become `data-cid`, remote ones `data-remote-src`, all other images lose their address. Quote containers
 * of known mail programs are marked `data-quote` for visibleHtml. Show it in the sandboxed frame all the same
 * (DESIGN.md 5). Never throws: what cannot be read becomes its plain text.
 * @param withText may put markup of ours in the place of a text
 */
export function sanitizeHtml(html: string, withText?: WithText): SanitizedHtml {
  const input = cutText(html, MAX_INPUT);
  const truncated = input.length < html.length;
  const images = { remote: 0 };
  try {
    const clean = sanitize(boundNesting(input), { ...options(images), textFilter: withText });
    return { html: clean, remoteImages: images.remote, truncated };
  } catch {
    return { html: textToHtml(htmlToPlain(input)), remoteImages: 0, truncated };
  }
}

function options(images: { remote: number }): sanitize.IOptions {
  return {
    ...safeHtml,
    allowedTags: ALLOWED_TAGS,
    allowedAttributes: ALLOWED_ATTRIBUTES,
    nestingLimit: MAX_DEPTH,
    parseStyleAttributes: false,
    transformTags: {
      a: (tagName, attribs) => ({ tagName, attribs: safeLink(attribs) }),
      img: (tagName, attribs) => ({ tagName, attribs: blockedImage(attribs, images) }),
      "*": (tagName, attribs) => ({ tagName, attribs: safeAttributes(tagName, attribs) }),
    },
  };
}

function safeLink(attribs: sanitize.Attributes): sanitize.Attributes {
  const { href, rel: _rel, target: _target, ...rest } = attribs;
  if (href === undefined || !/^\s*(?:https?:|mailto:|tel:)/i.test(href)) return rest;
  return { ...rest, href: href.trim(), rel: "noopener noreferrer nofollow", target: "_blank" };
}

function blockedImage(attribs: sanitize.Attributes, images: { remote: number }): sanitize.Attributes {
  const { src, "data-remote-src": _remote, "data-cid": _cid, ...rest } = attribs;
  const address = (src ?? "").trim();
  if (/^cid:/i.test(address)) return { ...rest, "data-cid": address.slice(4) };
  const remote = address.startsWith("//") ? `https:${address}` : address;
  if (!/^https?:\/\//i.test(remote)) return rest;
  images.remote += 1;
  return { ...rest, "data-remote-src": remote };
}

/** Runs after the two above: styles reduced, sizes numeric, quote containers marked; the sender's own mark is dropped. */
function safeAttributes(tagName: string, attribs: sanitize.Attributes): sanitize.Attributes {
  const safe: sanitize.Attributes = {};
  for (const [name, value] of Object.entries(attribs)) {
    if (name === "style" || name === "data-quote") continue;
    if (SIZED.has(name) && !/^[+-]?\d{1,4}(?:\.\d{1,3})?(?:%|px)?$/.test(value.trim())) continue;
    safe[name] = value;
  }
  const style = sanitizeStyle(attribs.style ?? "");
  const marker = quoteMarker(tagName, attribs);
  return {
    ...safe,
    ...(style === "" ? {} : { style }),
    ...(marker === null ? {} : { "data-quote": marker }),
  };
}
