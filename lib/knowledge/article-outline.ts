import { freeSlug, makeSlug } from "./make-slug";
import type { Heading } from "./view-types";

const entities: Record<string, string> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#39;": "'",
};

/**
 * Gives the headings of a cleaned article their ids, made of their words, so that a link to one lasts as long as the
 * heading does. The cleaned form is ours: headings carry no attributes and never stand in each other.
 */
export function articleOutline(html: string): { html: string; headings: Heading[] } {
  const headings: Heading[] = [];
  // Ids of our own page have no such beginning: a heading "main" must not become the target of ours.
  const marked = html.replace(/<(h[23])>([\s\S]*?)<\/\1>/g, (whole, tag: string, inner: string) => {
    const text = plain(inner);
    if (text === "") return whole;
    const id = freeSlug(
      `on-${makeSlug(text) ?? "part"}`,
      headings.map((heading) => heading.id),
    );
    headings.push({ id, text, level: tag === "h2" ? 2 : 3 });
    return `<${tag} id="${id}">${inner}</${tag}>`;
  });
  return { html: marked, headings };
}

function plain(inner: string): string {
  return inner
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
    .trim();
}
