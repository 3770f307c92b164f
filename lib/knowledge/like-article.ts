import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { ArticleLink } from "./view-types";

const most = 4;
/** So many that share a word are looked at, however many a common word finds. */
const candidates = 300;

/**
 * What is read beside an article: those of its language that share the words of its title, the likest first, its own
 * category's before others; and its neighbours there where that are too few. Its title's words, because those of a text
 * are in every other one as well.
 */
export async function likeArticle(
  articleId: number,
  categoryId: number,
  locale: string,
): Promise<ArticleLink[]> {
  const { rows } = await db().execute<ArticleLink>(sql`
    with own as materialized (
      select string_agg(quote_literal(word.lexeme), ' | ')::tsquery as words
      from article_translations t, unnest(ts_filter(t.search, '{a}')) as word
      where t.article_id = ${articleId} and t.locale = ${locale}
    ),
    sharing as (
      select t.article_id, t.slug, t.id, t.published_version, ts_rank(t.search, own.words) as rank
      from article_translations t, own
      where t.locale = ${locale} and t.search @@ own.words and t.article_id <> ${articleId}
      limit ${sql.raw(String(candidates))}
    ),
    likest as (
      select s.*, a.category_id = ${categoryId} as near from sharing s join articles a on a.id = s.article_id
      order by s.rank * case when a.category_id = ${categoryId} then 2 else 1 end desc, s.article_id
      limit ${sql.raw(String(most))}
    ),
    neighbours as (
      select t.article_id, t.slug, t.id, t.published_version
      from articles a join article_translations t on t.article_id = a.id
      where a.category_id = ${categoryId} and t.locale = ${locale} and t.published_version is not null
        and a.id <> ${articleId} and a.id not in (select article_id from likest)
      order by abs(a.id - ${articleId}), a.id
      limit ${sql.raw(String(most))}
    ),
    shown as (
      select id, slug, published_version, 1 as part, rank * case when near then 2 else 1 end as rank, article_id from likest
      union all
      select id, slug, published_version, 2, 0, abs(article_id - ${articleId}) from neighbours
    )
    select shown.slug, v.title from shown
    join article_versions v on v.translation_id = shown.id and v.number = shown.published_version
    order by shown.part, shown.rank desc, shown.article_id
    limit ${sql.raw(String(most))}`);
  return rows.map(({ slug, title }) => ({ slug, title }));
}
