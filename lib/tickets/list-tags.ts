import { and, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { tags } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { tagColumns } from "./find-tag";
import { tidyTag } from "./policy";
import { type ListTagsInput, listTagsInput } from "./tag-inputs";
import type { TagView } from "./view-types";

/**
 * Every tag by name, or those that begin as the query does.
 * @throws AppError `forbidden`, or `invalid` for a cursor that is none
 */
export async function listTags(
  actor: Actor,
  raw: ListTagsInput,
): Promise<{ tags: TagView[]; next: string | null }> {
  ensureMay(actor, "settings.tags");
  const { query, cursor, limit } = listTagsInput.parse(raw);
  const beginning = tidyTag(query.toWellFormed());
  // A cursor is whatever somebody sends: no character that PostgreSQL does not take.
  const after = cursor === undefined ? null : decodeCursor(cursor).key.replaceAll("\0", "").toWellFormed();
  const byCodePoint = sql`${tags.name} collate "C"`;
  const rows = await db()
    .select(tagColumns)
    .from(tags)
    .where(
      and(
        sql`${byCodePoint} >= ${beginning}::text`,
        sql`${byCodePoint} < ${`${beginning}\u{10ffff}`}::text`,
        after === null ? undefined : sql`${byCodePoint} > ${after}::text`,
      ),
    )
    .orderBy(byCodePoint)
    .limit(literalLimit(limit + 1));
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor(last.name, 0));
  return { tags: page, next };
}
