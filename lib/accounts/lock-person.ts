import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organisations, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { presentScope } from "./scope";

/**
 * A customer whom the actor is about to change, held.
 * @throws AppError `not_found`, or `forbidden` for a colleague: what he is called and reached by is his own and the
 *   admins' matter
 */
export async function lockPerson(tx: Tx, actor: Actor, personId: number) {
  const [row] = await tx
    .select({
      id: users.id,
      kind: users.kind,
      name: users.name,
      organisationId: users.organisationId,
      managesOrganisation: users.managesOrganisation,
      phone: users.phone,
      notes: users.notes,
      organisation: organisations.name,
      fields: users.fields,
    })
    .from(users)
    .leftJoin(organisations, eq(organisations.id, users.organisationId))
    .where(and(eq(users.id, personId), presentScope(actor)))
    .for("no key update", { of: users });
  if (!row) throw new AppError("not_found", "error.notFound");
  if (row.kind !== "customer") throw new AppError("forbidden", "error.forbidden");
  return row;
}
