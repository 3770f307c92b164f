import { eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articleTranslations, articleVersions } from "@/db/schema";
import { searchWords } from "@/lib/accounts/search-words";
import { type Actor, may } from "@/lib/core/actor";
import { articleState } from "./article-state";
import { type FindArticlesInput, findArticlesInput } from "./inputs";
import type { FoundArticle } from "./view-types";

/** However many versions a single letter finds. */
const candidates = 1000;

/**
 * Articles with words that begin so: for writers by the title as it stands now, drafts included, and by the text that is
 * published; for everybody else what is published. Those in the reader's own language first, then the best.
 */
export async function findArticles(actor: Actor, raw: FindArticlesInput): Promise<FoundArticle[]> {
  const { query, limit } = findArticlesInput.parse(raw);
  const words = searchWords(query);
  if (words === null) return [];
  const writes = may(actor, "knowledge.write");
  const shownVersion = writes ? articleTranslations.latestVersion : articleTranslations.publishedVersion;
  const wanted = sql`to_tsquery('simple', ${words})`;
  const rows = await db()
    .select({
      id: articleTranslations.articleId,
      locale: articleTranslations.locale,
      slug: articleTranslations.slug,
      title: articleVersions.title,
      publishedVersion: articleTranslations.publishedVersion,
      withdrawnAt: articleTranslations.withdrawnAt,
    })
    .from(articleTranslations)
    .innerJoin(
      articleVersions,
      sql`${eq(articleVersions.translationId, articleTranslations.id)} and ${eq(articleVersions.number, shownVersion)}`,
    )
    .where(writes ? isDraftOrPublished(wanted) : sql`${articleTranslations.search} @@ ${wanted}`)
    .orderBy(
      sql`${articleTranslations.locale} = ${actor.locale} desc`,
      sql`to_tsvector('simple', ${articleVersions.title}) @@ ${wanted} desc`,
      sql`ts_rank(coalesce(${articleTranslations.search}, ''), ${wanted}) desc`,
      articleTranslations.id,
    )
    .limit(literalLimit(limit));
  return rows.map(({ id, locale, slug, title, ...state }) => ({
    id,
    locale,
    slug,
    title,
    state: articleState(state),
  }));
}

function isDraftOrPublished(wanted: SQL): SQL {
  const byTitle = db()
    .select({ id: articleVersions.translationId })
    .from(articleVersions)
    .where(sql`to_tsvector('simple', ${articleVersions.title}) @@ ${wanted}`)
    .limit(literalLimit(candidates));
  const byText = db()
    .select({ id: articleTranslations.id })
    .from(articleTranslations)
    .where(sql`${articleTranslations.search} @@ ${wanted}`)
    .limit(literalLimit(candidates));
  // An old title finds nothing: the one that is shown has the words, or the published text does.
  return sql`${articleTranslations.id} = any(array(${byTitle} union ${byText}))
    and (to_tsvector('simple', ${articleVersions.title}) @@ ${wanted} or ${articleTranslations.search} @@ ${wanted})`;
}
