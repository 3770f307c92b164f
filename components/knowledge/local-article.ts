import { readDraft, writeDraft } from "@/components/ui/local-drafts";

/** What was typed and not saved, and the version it began from. */
export type LocalArticle = { title: string; html: string; version: number | null };

const nameOf = (articleId: number | null) => `article:${articleId ?? "new"}`;

export function readLocalArticle(articleId: number | null): LocalArticle | null {
  return readDraft(nameOf(articleId), isArticle);
}

export function writeLocalArticle(articleId: number | null, typed: LocalArticle | null): void {
  writeDraft(nameOf(articleId), typed);
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
