import { and, eq, exists, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { db, type Reader, type Tx } from "@/db/client";
import { organisations, sessions, userEmails, users } from "@/db/schema";

/**
 * Condition on `users` and `organisations`: the organisation shares its requests with this customer. Whoever writes from
 * an address of its domain belongs to it, and a From is easily forged: he is nobody's colleague until a mailed link has
 * shown that the address is his.
 */
export function isSharedWith(): SQL {
  const verified = db()
    .select({ one: sql`1` })
    .from(userEmails)
    .where(
      and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true), isNotNull(userEmails.verifiedAt)),
    );
  return and(
    eq(users.kind, "customer"),
    eq(organisations.id, users.organisationId),
    or(
      eq(organisations.sharing, "all"),
      and(eq(organisations.sharing, "managers"), eq(users.managesOrganisation, true)),
    ),
    exists(verified),
  ) as SQL;
}

/** Of a query on `users`: the organisation whose requests somebody sees beside his own; null for most. */
export function sharedOrganisationOf(reader: Reader) {
  const shared = reader.select({ id: organisations.id }).from(organisations).where(isSharedWith());
  return sql<number | null>`(${shared})`.mapWith(organisations.id);
}

/** The customers of an organisation who are signed in: whom a change of its sharing concerns at once. */
export async function signedInPeople(tx: Tx, organisationId: number): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ id: users.id })
    .from(users)
    .innerJoin(sessions, eq(sessions.userId, users.id))
    .where(and(eq(users.organisationId, organisationId), eq(users.kind, "customer")));
  return rows.map(({ id }) => id);
}
