import { and, asc, eq, gt, isNotNull } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articles, articleTranslations, articleVersions, categories } from "@/db/schema";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { localName } from "@/lib/i18n/local-name";
import { isOffered } from "@/lib/settings/find-brand";
import { remember } from "@/lib/stores/remember";
import { type ListPublishedInput, listPublishedInput } from "./inputs";
import { isSlug } from "./make-slug";
import { keptSeconds } from "./published";
import { readersKey } from "./renew-readers";
import type { PublishedList } from "./view-types";

/**
 * One page of what is published in a language, oldest first, of one category where it is named. Public, as all that is
 * published is, and kept in the process like the help centre's own pages. An unknown category holds nothing.
 * @throws AppError `invalid` for a cursor that is none of ours
 */
export async function listPublished(raw: ListPublishedInput): Promise<PublishedList> {
  const { locale, slug, cursor, limit } = listPublishedInput.parse(raw);
  const isKnown = slug === undefined || isSlug(slug);
  if (!isKnown || !(await isOffered(locale))) return { rows: [], next: null };
  const after = cursor === undefined ? 0 : decodeCursor(cursor).id;
  const key = `${readersKey}published:${locale}:${limit}:${after}:${slug ?? ""}`;
  return remember(key, keptSeconds, async () => {
    const rows = await db()
      .select({
        id: articles.id,
        slug: articleTranslations.slug,
        title: articleVersions.title,
        names: categories.name,
        categorySlug: categories.slug,
        publishedAt: articleTranslations.publishedAt,
        createdAt: articleVersions.createdAt,
      })
      .from(articles)
      .innerJoin(articleTranslations, eq(articleTranslations.articleId, articles.id))
      .innerJoin(
        articleVersions,
        and(
          eq(articleVersions.translationId, articleTranslations.id),
          eq(articleVersions.number, articleTranslations.publishedVersion),
        ),
      )
      .innerJoin(categories, eq(categories.id, articles.categoryId))
      .where(
        and(
          eq(articleTranslations.locale, locale),
          isNotNull(articleTranslations.publishedVersion),
          gt(articles.id, after),
          slug === undefined ? undefined : eq(categories.slug, slug),
        ),
      )
      .orderBy(asc(articles.id))
      .limit(literalLimit(limit + 1));
    const { page, next } = cutPage(rows, limit, (last) => encodeCursor("", last.id));
    return {
      rows: page.map((row) => ({
        slug: row.slug,
        title: row.title,
        category: { name: localName(row.names, locale), slug: row.categorySlug },
        publishedAt: (row.publishedAt ?? row.createdAt).toISOString(),
      })),
      next,
    };
  });
}
