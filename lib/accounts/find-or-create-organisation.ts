import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { organisations } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { accountEvents } from "./events";

/** The organisation of this name, in whatever case it is written; a new one makes it, and nothing is none. */
export async function findOrCreateOrganisation(
  tx: Tx,
  actor: Actor,
  now: Date,
  name: string,
): Promise<number | null> {
  if (name === "") return null;
  // Two who write the same new name at once make one organisation.
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`organisation:${name.toLowerCase()}`}, 0))`,
  );
  const [known] = await tx
    .select({ id: organisations.id })
    .from(organisations)
    .where(sql`lower(${organisations.name}) = lower(${name})`)
    .orderBy(organisations.id)
    .limit(1);
  if (known) return known.id;
  const [made] = await tx
    .insert(organisations)
    .values({ name, domains: [], createdAt: now })
    .returning({ id: organisations.id });
  if (!made) throw new Error("the organisation was not written");
  await recordEvent(tx, actor, {
    name: accountEvents.organisationAdded,
    at: now,
    subject: { kind: "organisation", id: made.id },
    details: { name },
  });
  return made.id;
}
