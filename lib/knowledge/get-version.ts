import { and, asc, eq } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articleTranslations, articleVersions, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { toLocale } from "@/lib/i18n/locales";
import { articleOutline } from "./article-outline";
import { versionNumber } from "./inputs";
import type { VersionView } from "./view-types";

/**
 * One version of an article as its reader got it, or would have.
 * @throws AppError `forbidden` or `not_found`
 */
export async function getVersion(actor: Actor, articleId: number, number: number): Promise<VersionView> {
  ensureMay(actor, "knowledge.write");
  if (!versionNumber.safeParse(number).success) throw new AppError("not_found", "error.notFound");
  const [row] = await db()
    .select({
      locale: articleTranslations.locale,
      latest: articleTranslations.latestVersion,
      published: articleTranslations.publishedVersion,
      title: articleVersions.title,
      html: articleVersions.html,
      author: users.name,
      at: articleVersions.createdAt,
    })
    .from(articleTranslations)
    .innerJoin(articleVersions, eq(articleVersions.translationId, articleTranslations.id))
    .innerJoin(users, eq(users.id, articleVersions.authorId))
    .where(and(eq(articleTranslations.articleId, articleId), eq(articleVersions.number, number)))
    .orderBy(asc(articleTranslations.id))
    .limit(literalLimit(1));
  if (!row) throw new AppError("not_found", "error.notFound");
  const { title, html, published, at, locale, ...rest } = row;
  return {
    ...rest,
    articleId,
    locale: toLocale(locale),
    number,
    at: at.toISOString(),
    isPublished: number === published,
    preview: { title, ...articleOutline(html) },
  };
}
