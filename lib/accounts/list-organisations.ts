import { and, arrayContains, type SQL, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { organisations } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage } from "@/lib/core/pagination";
import { type ListOrganisationsInput, listOrganisationsInput } from "./inputs";
import { afterName, byName, nameCursor } from "./name-cursor";
import { searchWords } from "./search-words";
import type { OrganisationList } from "./view-types";

const candidates = 1000;

/**
 * Organisations by name; with a query those with words in their name that begin so, and the one whose domain it is.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function listOrganisations(
  actor: Actor,
  raw: ListOrganisationsInput,
): Promise<OrganisationList> {
  ensureMay(actor, "tickets.work");
  const { query, cursor, limit } = listOrganisationsInput.parse(raw);
  const words = searchWords(query);
  if (query !== "" && words === null) return { rows: [], next: null };
  const rows = await db()
    .select({
      id: organisations.id,
      name: organisations.name,
      sortKey: sql<string>`lower(${organisations.name})`,
      domains: organisations.domains,
      createdAt: organisations.createdAt,
    })
    .from(organisations)
    .where(
      and(
        words === null ? undefined : isFound(words, query),
        afterName(organisations.name, organisations.id, cursor),
      ),
    )
    .orderBy(...byName(organisations.name, organisations.id))
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, nameCursor);
  return {
    rows: page.map(({ sortKey: _key, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    next,
  };
}

function isFound(words: string, query: string): SQL {
  const byWord = db()
    .select({ id: organisations.id })
    .from(organisations)
    .where(sql`to_tsvector('simple', ${organisations.name}) @@ to_tsquery('simple', ${words})`)
    .limit(literalLimit(candidates));
  const byDomain = db()
    .select({ id: organisations.id })
    .from(organisations)
    .where(arrayContains(organisations.domains, [query.toLowerCase().replace(/^.*@/, "")]))
    .limit(literalLimit(candidates));
  return sql`${organisations.id} = any(array(${byWord} union ${byDomain}))`;
}
