import { and, asc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articles, articleTranslations, articleVersions, categories, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { articleState } from "./article-state";
import { type ArticleState, type ListArticlesInput, listArticlesInput } from "./inputs";
import type { ArticleList } from "./view-types";

const inState: Record<ArticleState, SQL | undefined> = {
  published: isNotNull(articleTranslations.publishedVersion),
  withdrawn: isNotNull(articleTranslations.withdrawnAt),
  draft: and(isNull(articleTranslations.publishedVersion), isNull(articleTranslations.withdrawnAt)),
};

/** One page of the articles in the order in which readers see them: by category, and within it the oldest first. */
export async function listArticles(actor: Actor, raw: ListArticlesInput): Promise<ArticleList> {
  ensureMay(actor, "knowledge.write");
  const { state, categoryId, cursor, limit } = listArticlesInput.parse(raw);
  const after = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await db()
    .select({
      id: articles.id,
      translationId: articleTranslations.id,
      position: categories.position,
      title: articleVersions.title,
      categoryId: articles.categoryId,
      locale: articleTranslations.locale,
      author: users.name,
      updatedAt: articles.updatedAt,
      latestVersion: articleTranslations.latestVersion,
      publishedVersion: articleTranslations.publishedVersion,
      withdrawnAt: articleTranslations.withdrawnAt,
    })
    .from(articles)
    .innerJoin(categories, eq(categories.id, articles.categoryId))
    .innerJoin(articleTranslations, eq(articleTranslations.articleId, articles.id))
    .innerJoin(
      articleVersions,
      and(
        eq(articleVersions.translationId, articleTranslations.id),
        eq(articleVersions.number, articleTranslations.latestVersion),
      ),
    )
    .innerJoin(users, eq(users.id, articles.authorId))
    .where(
      and(
        state && inState[state],
        categoryId === undefined ? undefined : eq(articles.categoryId, categoryId),
        after
          ? sql`(${categories.position}, ${articleTranslations.id}) > (${placeOf(after.key)}::int, ${after.id}::bigint)`
          : undefined,
      ),
    )
    .orderBy(asc(categories.position), asc(articleTranslations.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (last) =>
    encodeCursor(String(last.position), last.translationId),
  );
  return {
    rows: page.map((row) => ({
      id: row.id,
      title: row.title,
      categoryId: row.categoryId,
      locale: row.locale,
      author: row.author,
      state: articleState(row),
      changed: row.publishedVersion !== null && row.publishedVersion < row.latestVersion,
      updatedAt: row.updatedAt.toISOString(),
    })),
    next,
  };
}

/** What a hostile cursor holds never reaches the database. */
function placeOf(key: string): number {
  return /^\d{1,9}$/.test(key) ? Number(key) : 0;
}
