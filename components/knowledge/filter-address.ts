import type { ArticleFilter } from "@/lib/knowledge/inputs";

/** The address of the list of articles, narrowed so. */
export function filterAddress({ state, categoryId, cursor }: ArticleFilter): string {
  const query = new URLSearchParams();
  if (state) query.set("state", state);
  if (categoryId) query.set("categoryId", String(categoryId));
  if (cursor) query.set("cursor", cursor);
  return query.size > 0 ? `/knowledge?${query}` : "/knowledge";
}
