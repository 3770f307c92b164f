import { and, arrayContains, eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { userEmails, users } from "@/db/schema";

/** Of each kind: so many are looked at before they are sorted, however many a single letter finds. */
const candidates = 1000;
/** How much of a word `word_beginnings` knows. */
const known = 5;

/**
 * The ids of customers with words in name or address that begin so, for `= any(…)`. An array, so that each is looked up:
 * with "in" a plan may read all users.
 * @param words as `wordsIn` finds them, one at least
 */
export function customersWith(words: string[]): SQL {
  const byName = db()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.kind, "customer"), beginsWith(users.name, words)))
    .limit(literalLimit(candidates));
  const byAddress = db()
    .select({ id: userEmails.userId })
    .from(userEmails)
    .where(beginsWith(userEmails.address, words))
    .limit(literalLimit(candidates));
  return sql`array(${byName} union ${byAddress})`;
}

/**
 * The beginnings of words are entries of the index, so that those of a rare word are looked up among those of a common
 * one: asked for every word that begins so, as full text is, it reads ten thousands. What is longer is compared in the
 * few rows that are left.
 */
function beginsWith(column: PgColumn, words: string[]): SQL | undefined {
  const starts = sql.param([...new Set(words.map((word) => [...word].slice(0, known).join("")))]);
  const longer = words.filter((word) => [...word].length > known);
  return and(
    arrayContains(sql`word_beginnings(${column})`, sql`${starts}::text[]`),
    ...longer.map((word) => sql`spaced_words(${column}) like ${`% ${word}%`}`),
  );
}

/** The same of those who are called at this number, whatever their extension. @param phone as `phoneIn` finds it */
export function customersAt(phone: string): SQL {
  const found = db()
    .select({ id: users.id })
    .from(users)
    .where(sql`substring(${users.phone}, '^[+0-9]+') = ${phone}`)
    .limit(literalLimit(candidates));
  return sql`array(${found})`;
}
