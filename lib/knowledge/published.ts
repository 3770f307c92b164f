import { and, asc, count, eq, gt, isNotNull, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articles, articleTranslations, articleVersions, categories, users } from "@/db/schema";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { localName } from "@/lib/i18n/local-name";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { findBrand, isOffered } from "@/lib/settings/find-brand";
import { remember } from "@/lib/stores/remember";
import { countVotes } from "./article-feedback";
import { articleOutline } from "./article-outline";
import { type ListCategoryInput, listCategoryInput } from "./inputs";
import { likeArticle } from "./like-article";
import { isSlug } from "./make-slug";
import { readersKey } from "./renew-readers";
import type { HelpArticle, HelpCategory, HelpCategoryPage } from "./view-types";

// Public, all of it: what is published is for everybody. So it is asked without an actor, and kept in the process.

/** How long another process may show what was before a change (lib/stores/remember.ts). */
export const keptSeconds = 5;

const firstTitles = 4;

const published = isNotNull(articleTranslations.publishedVersion);
const versionOf = and(
  eq(articleVersions.translationId, articleTranslations.id),
  eq(articleVersions.number, articleTranslations.publishedVersion),
);

/** The categories that hold something in this language, in order, each with its count and first titles. */
export async function helpCategories(locale: Locale): Promise<HelpCategory[]> {
  if (!(await isOffered(locale))) return [];
  return remember(`${readersKey}home:${locale}`, keptSeconds, async () => {
    const rows = await db()
      .select({
        name: categories.name,
        slug: categories.slug,
        articles: sql<number>`count(*)::int`,
        first: sql<HelpCategory["first"]>`(array_agg(
          jsonb_build_object('slug', ${articleTranslations.slug}, 'title', ${articleVersions.title})
          order by ${articles.id}))[:${sql.raw(String(firstTitles))}]`,
      })
      .from(articleTranslations)
      .innerJoin(articleVersions, versionOf)
      .innerJoin(articles, eq(articles.id, articleTranslations.articleId))
      .innerJoin(categories, eq(categories.id, articles.categoryId))
      .where(and(eq(articleTranslations.locale, locale), published))
      .groupBy(categories.id)
      .orderBy(asc(categories.position))
      .limit(literalLimit(100));
    return rows.map((row) => ({ ...row, name: localName(row.name, locale) }));
  });
}

/** The languages of the help centre in which there is something to read. */
export async function helpLocales(): Promise<Locale[]> {
  const [counts, { helpLocales: offered }] = await Promise.all([publishedCounts(), findBrand()]);
  return offered.filter((locale) => (counts[locale] ?? 0) > 0);
}

/** How many articles are published in each language, whether the help centre speaks it or not. */
export function publishedCounts(): Promise<Partial<Record<Locale, number>>> {
  return remember(`${readersKey}locales`, keptSeconds, async () => {
    const rows = await db()
      .select({ locale: articleTranslations.locale, count: count() })
      .from(articleTranslations)
      .where(published)
      .groupBy(articleTranslations.locale);
    return Object.fromEntries(rows.map((row) => [row.locale, row.count]));
  });
}

/** One page of a category's articles, or null for a category that is not there. */
export async function helpCategory(raw: ListCategoryInput): Promise<HelpCategoryPage | null> {
  const { locale, slug, cursor, limit } = listCategoryInput.parse(raw);
  if (!isSlug(slug) || !(await isOffered(locale))) return null;
  const after = cursor === undefined ? 0 : decodeCursor(cursor).id;
  return remember(`${readersKey}category:${locale}:${limit}:${after}:${slug}`, keptSeconds, async () => {
    const [category] = await db()
      .select({ id: categories.id, name: categories.name })
      .from(categories)
      .where(eq(categories.slug, slug));
    if (!category) return null;
    const rows = await db()
      .select({ id: articles.id, slug: articleTranslations.slug, title: articleVersions.title })
      .from(articles)
      .innerJoin(articleTranslations, eq(articleTranslations.articleId, articles.id))
      .innerJoin(articleVersions, versionOf)
      .where(
        and(
          eq(articles.categoryId, category.id),
          eq(articleTranslations.locale, locale),
          published,
          gt(articles.id, after),
        ),
      )
      .orderBy(asc(articles.id))
      .limit(literalLimit(limit + 1));
    const { page, next } = cutPage(rows, limit, (last) => encodeCursor("", last.id));
    return {
      name: localName(category.name, locale),
      slug,
      articles: page.map(({ id: _id, ...link }) => link),
      next,
    };
  });
}

/** A published article as its reader gets it, or null. */
export async function helpArticle(locale: Locale, slug: string): Promise<HelpArticle | null> {
  if (!isSlug(slug) || !(await isOffered(locale))) return null;
  return remember(`${readersKey}article:${locale}:${slug}`, keptSeconds, async () => {
    const [row] = await db()
      .select({
        id: articles.id,
        locale: articleTranslations.locale,
        slug: articleTranslations.slug,
        publishedAt: articleTranslations.publishedAt,
        title: articleVersions.title,
        html: articleVersions.html,
        author: users.name,
        categoryName: categories.name,
        categorySlug: categories.slug,
        categoryId: categories.id,
      })
      .from(articleTranslations)
      .innerJoin(articleVersions, versionOf)
      .innerJoin(articles, eq(articles.id, articleTranslations.articleId))
      .innerJoin(categories, eq(categories.id, articles.categoryId))
      .innerJoin(users, eq(users.id, articleVersions.authorId))
      .where(and(eq(articleTranslations.locale, locale), eq(articleTranslations.slug, slug), published));
    if (!row?.publishedAt || !isLocale(row.locale)) return null;
    const { categoryId, categoryName: names, categorySlug, publishedAt, html, ...rest } = row;
    const [votes, related] = await Promise.all([countVotes(row.id), likeArticle(row.id, categoryId, locale)]);
    return {
      ...rest,
      ...articleOutline(html),
      category: { name: localName(names, locale), slug: categorySlug },
      publishedAt: publishedAt.toISOString(),
      votes,
      related,
    };
  });
}
