import { and, asc, eq, notInArray } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Reader, Tx } from "@/db/client";
import type { userKinds } from "@/db/enums";
import { roles, userEmails, users } from "@/db/schema";
import { ensureCovered } from "@/lib/accounts/find-access";
import { mergedInto } from "@/lib/accounts/merge/merged-into";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";

/** Whom an export or an erasure is about. */
export type Subject = {
  id: number;
  kind: (typeof userKinds)[number];
  name: string;
  status: "active" | "deactivated";
  erasedAt: Date | null;
  mergedIntoId: number | null;
  permissions: string[] | null;
};

/**
 * Anybody but the system's own user and services, whatever tickets the actor sees: who may export or erase reads no ticket by it.
 * @throws AppError `not_found`, or `forbidden` for a colleague who may more than the actor
 */
export async function findSubject(reader: Reader, actor: Actor, personId: number): Promise<Subject> {
  ensureMay(actor, "settings.privacy");
  const [row] = await selectSubject(reader, personId);
  return ensureReachable(actor, row);
}

/**
 * The same, held against whoever is about to refer to him: waits for those who do, and the others wait. With him all who
 * turned out to be him, in the order of their ids, as a merge holds its two people.
 */
export async function lockSubject(tx: Tx, actor: Actor, personId: number): Promise<Subject> {
  ensureMay(actor, "settings.privacy");
  await tx
    .select({ id: users.id })
    .from(users)
    .where(isAnyOf(users.id, [personId, ...(await mergedInto(tx, personId))]))
    .orderBy(asc(users.id))
    .for("update");
  const [row] = await selectSubject(tx, personId);
  return ensureReachable(actor, row);
}

export async function addressesOf(reader: Reader, personId: number): Promise<string[]> {
  const rows = await reader
    .select({ address: userEmails.address })
    .from(userEmails)
    .where(eq(userEmails.userId, personId))
    .orderBy(userEmails.id);
  return rows.map(({ address }) => address);
}

function selectSubject(reader: Reader, personId: number) {
  return reader
    .select({
      id: users.id,
      kind: users.kind,
      name: users.name,
      status: users.status,
      erasedAt: users.erasedAt,
      mergedIntoId: users.mergedIntoId,
      permissions: roles.permissions,
    })
    .from(users)
    .leftJoin(roles, eq(roles.id, users.roleId))
    .where(and(eq(users.id, personId), notInArray(users.kind, ["system", "service"])));
}

function ensureReachable(actor: Actor, row: Subject | undefined): Subject {
  if (!row) throw new AppError("not_found", "error.notFound");
  ensureCovered(actor, row.permissions ?? []);
  return row;
}
