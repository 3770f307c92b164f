import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import { isOffered } from "@/lib/settings/find-brand";
import { remember } from "@/lib/stores/remember";
import { type SearchInput, searchInput } from "./inputs";
import { keptSeconds } from "./published";
import { readersKey } from "./renew-readers";
import { readWords, searchQuery, stemmerOf, type Words } from "./search-words";
import type { Marked, SearchHit } from "./view-types";

const mostHits = 20;
const mostSuggestions = 5;
// Control characters, which no text of ours holds: a hit is marked before anything is HTML, and never becomes it.
const hitBegins = "\u0001";
const hitEnds = "\u0002";

/** Published articles of a language that hold these words or stand in a category of that name, best first. Public: they are for everybody. */
export function searchArticles(raw: SearchInput): Promise<SearchHit[]> {
  return find(raw, mostHits);
}

/** The few best of the same, for under the search field. */
export function suggestArticles(raw: SearchInput): Promise<SearchHit[]> {
  return find(raw, mostSuggestions);
}

async function find(raw: SearchInput, limit: number): Promise<SearchHit[]> {
  const { locale, words: typed } = searchInput.parse(raw);
  const words = readWords(typed);
  if (!words || !(await isOffered(locale))) return [];
  const key = `${readersKey}search:${locale}:${limit}:${words.all.toLowerCase()}`;
  return remember(key, keptSeconds, () => query(locale, words, limit));
}

type Row = { slug: string; title: string; marked: string; excerpt: string };

async function query(locale: string, words: Words, limit: number): Promise<SearchHit[]> {
  const { some, every, written } = searchQuery(locale, words);
  const stemmer = stemmerOf(locale);
  const most = sql.raw(String(limit));
  const marks = `StartSel=${hitBegins}, StopSel=${hitEnds}`;
  // The best first, and only of those the excerpts: they cost more than finding does.
  const { rows } = await db().execute<Row>(sql`
    with asked as materialized (select ${some} as some, ${every} as every, ${written} as written),
    by_words as (
      select t.id, t.slug, t.published_version, t.search @@ asked.every as whole,
        ts_rank(t.search, asked.some) as rank
      from article_translations t, asked
      where t.locale = ${locale} and t.search @@ asked.some
      order by whole desc, rank desc, t.id
      limit ${most}
    ), by_category as (
      select t.id, t.slug, t.published_version, false as whole, -1 as rank
      from categories c
      join articles a on a.category_id = c.id
      join article_translations t on t.article_id = a.id, asked
      where t.locale = ${locale} and t.published_version is not null and not t.search @@ asked.some
        and (to_tsvector(${stemmer}, c.name ->> ${locale}) @@ asked.every
          or to_tsvector('simple'::regconfig, c.name ->> ${locale}) @@ asked.written)
      order by t.id
      limit ${most}
    ), best as (
      select * from by_words union all select * from by_category order by whole desc, rank desc, id limit ${most}
    )
    select best.slug, v.title,
      ts_headline(${stemmer}, v.title, asked.some, ${`${marks}, HighlightAll=true`}) as marked,
      ts_headline(${stemmer}, left(v.text, 20000), asked.some,
        ${`${marks}, MaxWords=26, MinWords=14`}) as excerpt
    from best, asked, article_versions v
    where v.translation_id = best.id and v.number = best.published_version
    order by best.whole desc, best.rank desc, best.id`);
  return rows.map(({ slug, title, marked, excerpt }) => ({
    slug,
    title,
    marked: pieces(marked),
    excerpt: pieces(excerpt.replace(/\s+/g, " ")),
  }));
}

function pieces(text: string): Marked {
  return text.split(hitBegins).flatMap((part, index) => {
    if (index === 0) return part ? [{ text: part, hit: false }] : [];
    const [hit = "", rest = ""] = part.split(hitEnds);
    return [{ text: hit, hit: true }, ...(rest ? [{ text: rest, hit: false }] : [])];
  });
}
