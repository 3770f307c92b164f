import { and, asc, desc, eq, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { organisations, userEmails, users } from "@/db/schema";
import { type Actor, ensureMay, may } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { fieldsOf } from "@/lib/settings/fields/fields-of";
import { viewValues } from "@/lib/settings/fields/view-values";
import type { Person } from "./find-or-create-person";
import { phoneView } from "./phone";
import { mayViewAs } from "./policy";
import { peopleScope, presentScope } from "./scope";
import type { PersonPage } from "./view-types";

/**
 * What a customer's page says of him; a colleague who once asked for help has one too.
 * @throws AppError `forbidden`, or `not_found` for nobody
 */
export async function getPerson(actor: Actor, personId: number): Promise<PersonPage> {
  ensureMay(actor, "tickets.work");
  const [row] = await db()
    .select({
      id: users.id,
      kind: users.kind,
      status: users.status,
      name: users.name,
      organisation: { id: organisations.id, name: organisations.name },
      phone: users.phone,
      notes: users.notes,
      locale: users.locale,
      timeZone: users.timeZone,
      createdAt: users.createdAt,
      erasedAt: users.erasedAt,
      mergedIntoId: users.mergedIntoId,
      fields: users.fields,
    })
    .from(users)
    .leftJoin(organisations, eq(organisations.id, users.organisationId))
    .where(and(eq(users.id, personId), peopleScope(actor)));
  if (!row) throw new AppError("not_found", "error.notFound");
  const addresses = await db()
    .select({
      address: userEmails.address,
      isPrimary: userEmails.isPrimary,
      verified: sql<boolean>`${userEmails.verifiedAt} is not null`,
      bounced: sql<boolean>`${userEmails.bouncedAt} is not null`,
    })
    .from(userEmails)
    .where(eq(userEmails.userId, row.id))
    .orderBy(desc(userEmails.isPrimary), asc(userEmails.id))
    .limit(50);
  const { kind, erasedAt, status, fields, ...person } = row;
  return {
    ...person,
    phone: phoneView(row.phone),
    // A colleague who was a customer does not read what was written about him.
    notes: kind === "customer" ? row.notes : "",
    addresses,
    customFields: viewValues(await fieldsOf("customer"), fields),
    mayEdit:
      kind === "customer" &&
      erasedAt === null &&
      person.mergedIntoId === null &&
      may(actor, "customers.edit"),
    mayViewAs:
      kind === "customer" && status === "active" && mayViewAs(actor, { id: row.id, kind, permissions: [] }),
    createdAt: row.createdAt.toISOString(),
  };
}

/**
 * Somebody whom the actor may choose, by id; null for nobody. He is held, for he is about to be named: neither erased nor
 * merged before that is done.
 */
export async function findPerson(tx: Tx, actor: Actor, personId: number): Promise<Person | null> {
  const [row] = await tx
    .select({ id: users.id, name: users.name, organisationId: users.organisationId })
    .from(users)
    .where(and(eq(users.id, personId), presentScope(actor)))
    .for("share");
  return row ?? null;
}
