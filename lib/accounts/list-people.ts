import { and, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { organisations, userEmails, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage } from "@/lib/core/pagination";
import { customersAt, customersWith } from "./customers-with";
import { type ListPeopleInput, listPeopleInput } from "./inputs";
import { afterName, byName, nameCursor } from "./name-cursor";
import { phoneIn } from "./phone";
import { presentScope } from "./scope";
import { wordsIn } from "./search-words";
import type { PeopleList } from "./view-types";

/**
 * Customers by name; with a query those with words in name or address that begin so, or with that phone number, and one
 * organisation's people.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none of ours
 */
export async function listPeople(actor: Actor, raw: ListPeopleInput): Promise<PeopleList> {
  ensureMay(actor, "tickets.work");
  const { query, organisationId, cursor, limit } = listPeopleInput.parse(raw);
  const phone = phoneIn(query);
  const words = phone === null ? wordsIn(query) : [];
  if (query !== "" && words.length === 0 && phone === null) return { rows: [], next: null };
  // The page first, then what its rows show: what is found is sorted without its addresses.
  const shown = db()
    .select({ id: users.id })
    .from(users)
    .where(
      and(
        eq(users.kind, "customer"),
        presentScope(actor),
        words.length === 0 ? undefined : sql`${users.id} = any(${customersWith(words)})`,
        phone === null ? undefined : sql`${users.id} = any(${customersAt(phone)})`,
        organisationId === undefined ? undefined : eq(users.organisationId, organisationId),
        afterName(users.name, users.id, cursor),
      ),
    )
    .orderBy(...byName(users.name, users.id))
    .limit(literalLimit(limit + 1))
    .as("shown");
  const rows = await db()
    .select({
      id: users.id,
      name: users.name,
      sortKey: sql<string>`lower(${users.name})`,
      address: userEmails.address,
      organisation: { id: organisations.id, name: organisations.name },
      isManager: users.managesOrganisation,
      createdAt: users.createdAt,
    })
    .from(users)
    .innerJoin(shown, eq(shown.id, users.id))
    .leftJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .leftJoin(organisations, eq(organisations.id, users.organisationId))
    .orderBy(...byName(users.name, users.id));
  const { page, next } = cutPage(rows, limit, nameCursor);
  return {
    rows: page.map(({ sortKey: _key, ...row }) => ({ ...row, createdAt: row.createdAt.toISOString() })),
    next,
  };
}
