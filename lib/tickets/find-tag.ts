import { eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { tags, tickets } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import type { TagView } from "./view-types";

/** More are "999+": what a tag's page costs does not rise with them. */
const mostCounted = 1000;

/** Whether tickets can be asked for by it: one that was deleted, or is just being taken from them, is none. */
export async function tagExists(name: string): Promise<boolean> {
  const [row] = await db()
    .select({ leavingEventId: tags.leavingEventId })
    .from(tags)
    .where(eq(tags.name, name));
  return row !== undefined && row.leavingEventId === null;
}

/**
 * A tag as the settings show it.
 * @throws AppError `forbidden`, or `not_found`
 */
export async function getTag(actor: Actor, name: string): Promise<TagView> {
  ensureMay(actor, "settings.tags");
  const [row] = await db().select(tagColumns).from(tags).where(eq(tags.name, name));
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}

/** Columns of a `TagView`: how many tickets have it, at most a thousand, whoever may see them. */
export const tagColumns = {
  name: tags.name,
  tickets: sql<number>`(select count(*)::int from (
    select 1 from ${tickets} t where t.tags @> array["tags"."name"] limit ${sql.raw(String(mostCounted))}) counted)`,
  leaving: sql<boolean>`${tags.leavingEventId} is not null`,
  becomes: tags.becomes,
};
