import type { ArticleState } from "./inputs";

/** Draft, published or withdrawn: it is kept nowhere, so that it cannot disagree with what is. */
export function articleState(row: {
  publishedVersion: number | null;
  withdrawnAt: Date | null;
}): ArticleState {
  if (row.publishedVersion !== null) return "published";
  return row.withdrawnAt ? "withdrawn" : "draft";
}
