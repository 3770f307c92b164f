import { and, asc, desc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articles, articleTranslations, articleVersions, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { countVotes, listComments } from "./article-feedback";
import { cleanArticle } from "./article-html";
import { articleOutline } from "./article-outline";
import { articleState } from "./article-state";
import { type PreviewArticleInput, previewArticleInput } from "./inputs";
import type { ArticleEdit, ArticlePreview } from "./view-types";

const shownVersions = 50;

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
    listVersions(row.translationId),
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
    versions: versions.map(({ number, author, at }) => ({
      number,
      author,
      at: at.toISOString(),
      isPublished: number === row.publishedVersion,
    })),
  };
}

function listVersions(translationId: number) {
  return db()
    .select({ number: articleVersions.number, author: users.name, at: articleVersions.createdAt })
    .from(articleVersions)
    .innerJoin(users, eq(users.id, articleVersions.authorId))
    .where(eq(articleVersions.translationId, translationId))
    .orderBy(desc(articleVersions.number))
    .limit(literalLimit(shownVersions));
}

/** What a reader would get of this text. */
export async function previewArticle(actor: Actor, raw: PreviewArticleInput): Promise<ArticlePreview> {
  ensureMay(actor, "knowledge.write");
  const { title, html } = previewArticleInput.parse(raw);
  return { title, ...articleOutline(cleanArticle(html)) };
}
