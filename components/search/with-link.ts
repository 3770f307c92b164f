import { isBlank } from "@/components/tickets/text-html";

const escapes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);

/** The editor's HTML with a link behind it, in the last paragraph that there is. */
export function withLink(html: string, link: { href: string; text: string }): string {
  const anchor = `<a href="${escaped(link.href)}">${escaped(link.text)}</a> `;
  if (isBlank(html)) return `<p>${anchor}</p>`;
  return html.endsWith("</p>") ? `${html.slice(0, -"</p>".length)} ${anchor}</p>` : `${html}<p>${anchor}</p>`;
}
