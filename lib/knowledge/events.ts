/** What the knowledge base announces; `subject` is the category or the article. */
export const knowledgeEvents = {
  categoryCreated: "category.created",
  categoryRenamed: "category.renamed",
  categoryRemoved: "category.removed",
  articleCreated: "article.created",
  articleSaved: "article.saved",
  /** An old version is the newest again; payload {locale, version, restored}. */
  articleRestored: "article.restored",
  articlePublished: "article.published",
  articleWithdrawn: "article.withdrawn",
  articleRated: "article.rated",
} as const;
