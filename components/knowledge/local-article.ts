/** What was typed and not saved, and the version it began from. In this browser. */
export type LocalArticle = { title: string; html: string; version: number | null };

// Begins as the drafts of tickets do: signing out clears both (components/tickets/local-draft.ts).
const key = (articleId: number | null) => `draft:article:${articleId ?? "new"}`;

export function readLocalArticle(articleId: number | null): LocalArticle | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key(articleId)) ?? "null");
    return isArticle(stored) ? stored : null;
  } catch {
    return null;
  }
}

export function writeLocalArticle(articleId: number | null, typed: LocalArticle | null): void {
  try {
    if (typed) localStorage.setItem(key(articleId), JSON.stringify(typed));
    else localStorage.removeItem(key(articleId));
  } catch {
    // Full or forbidden storage: the text still stands in the page.
  }
}

function isArticle(value: unknown): value is LocalArticle {
  return (
    typeof value === "object" &&
    value !== null &&
    "title" in value &&
    typeof value.title === "string" &&
    "html" in value &&
    typeof value.html === "string" &&
    "version" in value &&
    (value.version === null || typeof value.version === "number")
  );
}
