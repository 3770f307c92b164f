import { asc } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { users } from "@/db/schema";

/**
 * Two people who become one or two, held in the order of their ids: of merges that cross each other one waits. Before
 * their tickets, as whoever writes a row that names a person holds him first (`hold-people.ts`).
 */
export async function lockPeople(tx: Tx, ids: number[]) {
  const rows = await tx
    .select({
      id: users.id,
      kind: users.kind,
      name: users.name,
      phone: users.phone,
      notes: users.notes,
      status: users.status,
      erasedAt: users.erasedAt,
      mergedIntoId: users.mergedIntoId,
    })
    .from(users)
    .where(isAnyOf(users.id, ids))
    .orderBy(asc(users.id))
    .for("no key update");
  return new Map(rows.map((row) => [row.id, row]));
}
