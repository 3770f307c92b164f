/** A title as part of an address: letters of any script, digits and hyphens; null when nothing of it can stand there. */
export function makeSlug(title: string): string | null {
  const slug = title
    .normalize("NFKD")
    .replace(/ß/g, "ss")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .slice(0, 80)
    .replace(/^-+|-+$/g, "");
  return slug === "" ? null : slug;
}

/** The first of slug, slug-2, slug-3 … that is free. */
export function freeSlug(slug: string, taken: readonly string[]): string {
  const known = new Set(taken);
  let free = slug;
  for (let next = 2; known.has(free); next++) free = `${slug}-${next}`;
  return free;
}

/** Whether it could be one of ours: what else stands in an address never reaches the database. */
export function isSlug(text: string): boolean {
  return text.length <= 120 && /^[\p{L}\p{N}-]+$/u.test(text);
}
