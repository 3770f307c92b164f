/**
 * "block": the element is quote. "rest": everything from here on is. "container": holds quotes, and with answers typed
 * between them also the sender's words (Gmail).
 */
export type QuoteMarker = "block" | "container" | "rest";

const BLOCK_CLASSES = new Set(
  "gmail_attr yahoo_quoted protonmail_quote tutanota_quote moz-cite-prefix zmail_extra helpdesk-quote".split(
    " ",
  ),
);
const BLOCK_IDS = /^(?:yahoo_quoted_\d+|yahooquotedsection|isforwardcontent|isreplycontent)$/;
const REST_IDS = new Set(["appendonsend", "divrplyfwdmsg", "mail-editor-reference-message-container"]);
const REST_CLASSES = new Set(["outlookmessageheader"]);
/** Outlook for Windows marks its header block in no other way than by this rule above it, in every language. */
const OUTLOOK_RULE = /border-top:\s*solid\s+#(?:e1e1e1|b5c4df)\b[^;]*1\.0pt/i;

/**
 * Where mail programs put the earlier mails, by the element's tag, class, id and style; null for everything else.
 * "x_" in front of a name comes from Outlook on the web, which renames what it quotes.
 */
export function quoteMarker(tagName: string, attribs: Record<string, string>): QuoteMarker | null {
  const id = plainName(attribs.id ?? "");
  const classes = (attribs.class ?? "").slice(0, 500).split(/\s+/).map(plainName);
  if (REST_IDS.has(id) || classes.some((name) => REST_CLASSES.has(name))) return "rest";
  if (tagName === "div" && OUTLOOK_RULE.test((attribs.style ?? "").slice(0, 500))) return "rest";
  if (tagName === "blockquote" && attribs.type?.toLowerCase() === "cite") return "block";
  if (tagName === "div" && attribs.name?.toLowerCase() === "quote") return "block";
  if (classes.some((name) => name === "gmail_quote" || name === "gmail_quote_container"))
    return tagName === "blockquote" ? "block" : "container";
  return BLOCK_IDS.test(id) || classes.some((name) => BLOCK_CLASSES.has(name)) ? "block" : null;
}

function plainName(name: string): string {
  return name.toLowerCase().replace(/^(?:x_)+/, "");
}
