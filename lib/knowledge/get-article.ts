import { and, asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articles, articleTranslations, articleVersions } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { countVotes, listComments } from "./article-feedback";
import { cleanArticle } from "./article-html";
import { articleOutline } from "./article-outline";
import { articleState } from "./article-state";
import { type PreviewArticleInput, previewArticleInput } from "./inputs";
import { newestVersions } from "./list-versions";
import type { ArticleEdit, ArticlePreview } from "./view-types";

/** Beside the text; all of them have a page of their own. */
const shownVersions = 8;

/**
 * An article for its writers: the newest version, who wrote which when, and what readers said.
 * @throws AppError `forbidden` or `not_found`
 */
export async function getArticle(actor: Actor, articleId: number): Promise<ArticleEdit> {
  ensureMay(actor, "knowledge.write");
  const [row] = await db()
    .select({
      id: articles.id,
      translationId: articleTranslations.id,
      categoryId: articles.categoryId,
      locale: articleTranslations.locale,
      slug: articleTranslations.slug,
      latestVersion: articleTranslations.latestVersion,
      publishedVersion: articleTranslations.publishedVersion,
      withdrawnAt: articleTranslations.withdrawnAt,
      title: articleVersions.title,
      html: articleVersions.html,
    })
    .from(articles)
    .innerJoin(articleTranslations, eq(articleTranslations.articleId, articles.id))
    .innerJoin(
      articleVersions,
      and(
        eq(articleVersions.translationId, articleTranslations.id),
        eq(articleVersions.number, articleTranslations.latestVersion),
      ),
    )
    .where(eq(articles.id, articleId))
    .orderBy(asc(articleTranslations.id))
    .limit(literalLimit(1));
  if (!row) throw new AppError("not_found", "error.notFound");
  const [versions, votes, comments] = await Promise.all([
    newestVersions(row.translationId, { most: shownVersions + 1 }),
    countVotes(articleId),
    listComments(articleId),
  ]);
  const { translationId: _id, latestVersion, withdrawnAt: _withdrawn, ...rest } = row;
  return {
    ...rest,
    state: articleState(row),
    votes,
    comments,
    version: latestVersion,
    versions: versions.slice(0, shownVersions),
    hasMoreVersions: versions.length > shownVersions,
  };
}

/** What a reader would get of this text. */
export async function previewArticle(actor: Actor, raw: PreviewArticleInput): Promise<ArticlePreview> {
  ensureMay(actor, "knowledge.write");
  const { title, html } = previewArticleInput.parse(raw);
  return { title, ...articleOutline(cleanArticle(html)) };
}
