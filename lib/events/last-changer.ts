import { and, desc, eq, type SQL } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { events, users } from "@/db/schema";

/** Name of whoever caused the newest of these events: what a conflict tells the one who came second. */
export async function lastChanger(tx: Tx, ...which: SQL[]): Promise<string | null> {
  const [row] = await tx
    .select({ name: users.name })
    .from(events)
    .innerJoin(users, eq(users.id, events.actorId))
    .where(and(...which))
    .orderBy(desc(events.id))
    .limit(1);
  return row?.name ?? null;
}
