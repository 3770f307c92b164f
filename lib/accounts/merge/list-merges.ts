import { desc, eq, or } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { merges, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { MergeView } from "../view-types";

const into = alias(users, "into");
const shown = 20;

/** The latest merges into a customer and of him, at most 20. */
export async function listMerges(actor: Actor, personId: number): Promise<MergeView[]> {
  ensureMay(actor, "tickets.work");
  const rows = await db()
    .select({
      id: merges.id,
      person: { id: users.id, name: users.name },
      into: { id: into.id, name: into.name },
      at: merges.at,
      undoneAt: merges.undoneAt,
      stayedTickets: merges.stayedTickets,
      stayedAddresses: merges.stayedAddresses,
    })
    .from(merges)
    .innerJoin(users, eq(users.id, merges.personId))
    .innerJoin(into, eq(into.id, merges.intoId))
    .where(or(eq(merges.personId, personId), eq(merges.intoId, personId)))
    .orderBy(desc(merges.id))
    .limit(literalLimit(shown));
  return rows.map(({ at, undoneAt, ...row }) => ({
    ...row,
    at: at.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
  }));
}
