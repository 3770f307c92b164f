const MAX_STYLE = 4000;

/** Properties that dress text and tables; nothing that moves an element out of its place or loads anything. */
const PROPERTIES = new Set(
  `color background-color background font font-family font-size font-style font-weight font-variant line-height
  letter-spacing word-spacing text-align text-decoration text-indent text-transform white-space vertical-align direction
  unicode-bidi width max-width min-width height max-height min-height display border border-top border-right
  border-bottom border-left border-color border-style border-width border-collapse border-spacing border-radius
  border-top-color border-top-style border-top-width border-left-color border-left-style border-left-width padding
  padding-top padding-right padding-bottom padding-left margin margin-top margin-right margin-bottom margin-left
  list-style list-style-type table-layout overflow-wrap word-break word-wrap empty-cells caption-side clear float`.split(
    /\s+/,
  ),
);
/** No backslash, no comment, no parenthesis but that of a colour: so no url(), expression() or escaped form of them. */
const VALUE = /^(?:[\p{L}\p{N}\s.,#%'"!+-]|(?:rgb|hsl)a?\([\d\s.,%/+-]{1,60}\))+$/iu;
const DISPLAY =
  /^(?:none|block|inline|inline-block|table|table-row|table-cell|list-item)(?:\s*!important)?$/i;

/** The declarations of a style attribute that may stay, or "". Strings with ";" in them are cut and then dropped. */
export function sanitizeStyle(style: string): string {
  if (style.length > MAX_STYLE) return "";
  return style.split(";").flatMap(safeDeclaration).join(";");
}

function safeDeclaration(declaration: string): string[] {
  const colon = declaration.indexOf(":");
  const property = declaration.slice(0, Math.max(colon, 0)).trim().toLowerCase();
  const value = declaration.slice(colon + 1).trim();
  if (!PROPERTIES.has(property) || value.length > 200 || !VALUE.test(value)) return [];
  if (property === "display" && !DISPLAY.test(value)) return [];
  const pulls = (property.startsWith("margin") || property === "text-indent") && value.includes("-");
  return pulls ? [] : [`${property}:${value}`];
}
