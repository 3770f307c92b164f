const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Typed lines as the editor holds them: a paragraph each. */
export function textToHtml(text: string): string {
  if (!text.trim()) return "";
  const escaped = text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
  return escaped
    .split(/\r?\n/)
    .map((line) => `<p>${line}</p>`)
    .join("");
}

/** The editor's HTML as lines, for the textarea that stands there before the editor has loaded. */
export function htmlToText(html: string): string {
  return html
    .replace(/<li[^>]*>\s*(<p>)?/gi, "• ")
    .replace(/<br\s*\/?>|<\/(p|li|blockquote)>/gi, "\n")
    .replace(/<[^>]+>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&nbsp;/g, "\u00a0")
    .replace(/&amp;/g, "&")
    .replace(/\n+$/, "");
}

/** Whether nothing would be read: the editor's empty document is `<p></p>`. */
export function isBlank(html: string): boolean {
  return htmlToText(html).trim() === "";
}
