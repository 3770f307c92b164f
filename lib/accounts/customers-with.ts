import { and, eq, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { userEmails, users } from "@/db/schema";

/** Of each kind: so many are looked at before they are sorted, however many a single letter finds. */
const candidates = 1000;

/**
 * The ids of customers with these words in name or address, for `= any(…)`. An array, so that each is looked up: with
 * "in" a plan may read all users.
 * @param words as `searchWords` makes them
 */
export function customersWith(words: string): SQL {
  const wanted = sql`to_tsquery('simple', ${words})`;
  const byWord = db()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.kind, "customer"), sql`to_tsvector('simple', ${users.name}) @@ ${wanted}`))
    .limit(literalLimit(candidates));
  const byAddress = db()
    .select({ id: userEmails.userId })
    .from(userEmails)
    .where(sql`to_tsvector('simple', translate(${userEmails.address}, '@', ' ')) @@ ${wanted}`)
    .limit(literalLimit(candidates));
  return sql`array(${byWord} union ${byAddress})`;
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
