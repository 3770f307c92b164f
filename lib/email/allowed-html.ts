const TABLE = "table thead tbody tfoot tr td th caption colgroup col";
const BLOCKS = "div p blockquote pre hr br ul ol li dl dt dd center address h1 h2 h3 h4 h5 h6";
const INLINE =
  "a b strong i em u s strike del ins span font small big sub sup code kbd samp var q cite abbr mark";
const RARE = "bdi bdo img wbr tt";

/** Per tag, "*" for all; values are narrowed further by sanitizeHtml. No class and no id: they belong to our page. */
export const ALLOWED_ATTRIBUTES: Record<string, string[]> = {
  "*": ["dir", "lang", "title", "align", "valign", "style", "data-quote"],
  a: ["href", "rel", "target"],
  img: ["alt", "width", "height", "data-remote-src", "data-cid"],
  table: ["width", "border", "cellpadding", "cellspacing", "bgcolor"],
  tr: ["bgcolor"],
  td: ["width", "height", "colspan", "rowspan", "bgcolor", "nowrap"],
  th: ["width", "height", "colspan", "rowspan", "bgcolor", "nowrap", "scope"],
  col: ["width", "span"],
  colgroup: ["width", "span"],
  font: ["color", "size", "face"],
  ol: ["start", "type", "reversed"],
  ul: ["type"],
  li: ["value", "type"],
  hr: ["width", "size"],
};

export const ALLOWED_TAGS: string[] = [TABLE, BLOCKS, INLINE, RARE].join(" ").split(" ");
