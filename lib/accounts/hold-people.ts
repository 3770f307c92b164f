import { and, asc, eq, exists, isNull } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { userEmails, users } from "@/db/schema";
import { AppError } from "@/lib/core/errors";

/** Somebody who is there: neither erased nor merged into another. */
export const isThere = and(isNull(users.erasedAt), isNull(users.mergedIntoId));

/**
 * Whoever is known by one of these addresses is neither erased nor merged until the transaction ends. All at once and in
 * the order of their ids, before any ticket: a merge holds its two people so.
 */
export async function holdPeople(tx: Tx, addresses: string[]): Promise<void> {
  const known = tx
    .select({ id: userEmails.id })
    .from(userEmails)
    .where(and(eq(userEmails.userId, users.id), isAnyOf(userEmails.address, addresses)));
  await tx
    .select({ id: users.id })
    .from(users)
    .where(and(exists(known), isThere))
    .orderBy(asc(users.id))
    .for("share", { of: users });
}

/**
 * The same of one person who is about to be named.
 * @throws AppError `unauthenticated` for one who is not there any more
 */
export async function holdPerson(tx: Tx, personId: number): Promise<void> {
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, personId), isThere))
    .for("share");
  if (!row) throw new AppError("unauthenticated", "error.unauthenticated");
}
