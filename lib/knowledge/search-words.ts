import { type SQL, sql } from "drizzle-orm";

/** PostgreSQL's stemmers, by our languages; of every other language words are found as they are written. */
const stemmers: Record<string, string> = { en: "english", de: "german" };

/** The text search configuration of a language, in the statement's text: a closed list, and an index needs to see it. */
export function stemmerOf(locale: string): SQL {
  return sql.raw(`'${stemmers[locale] ?? "simple"}'::regconfig`);
}

/** A tsvector holds a megabyte; what stands behind this is read by few. */
const longestText = 100_000;

/** What a published text is found by: its title first, also word by word as written, so that a beginning finds it. */
export function searchDocument(locale: string, title: string, text: string): SQL<string> {
  const stemmer = stemmerOf(locale);
  return sql`setweight(to_tsvector(${stemmer}, ${title}), 'A')
    || setweight(to_tsvector('simple'::regconfig, ${title}), 'B')
    || setweight(to_tsvector(${stemmer}, ${text.slice(0, longestText)}), 'D')`;
}

export type Words = { all: string; last: string };

/** The words of what somebody typed, and the last one, which may be a beginning; null when there are none. */
export function readWords(typed: string): Words | null {
  const words = typed.match(/[\p{L}\p{N}\p{M}]+/gu)?.slice(0, 12) ?? [];
  const last = words.at(-1);
  return last === undefined ? null : { all: words.join(" "), last };
}

/**
 * Any of the words, the last one also as a beginning; `every` is the same with all of them, which is the better find,
 * and `written` all of them as they are typed, for names. Words hold letters and digits only, so that nothing in them
 * is read as an operator.
 */
export function searchQuery(locale: string, { all, last }: Words): { some: SQL; every: SQL; written: SQL } {
  const stemmer = stemmerOf(locale);
  const every = sql`plainto_tsquery(${stemmer}, ${all})`;
  // A beginning that is a stop word ("on") would fetch half of the alphabet.
  const beginning = sql`case when numnode(plainto_tsquery(${stemmer}, ${last})) = 0 then ''::tsquery
    else to_tsquery('simple'::regconfig, ${`${last}:*`}) end`;
  const written = sql`to_tsquery('simple'::regconfig, ${`${all.replaceAll(" ", " & ")}:*`})`;
  return { every, written, some: sql`(replace(${every}::text, '&', '|')::tsquery || ${beginning})` };
}
