import { and, asc, desc, eq, lt } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articleTranslations, articleVersions, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { cutPage, decodeCursor, encodeCursor } from "@/lib/core/pagination";
import { type ListVersionsInput, listVersionsInput, versionNumber } from "./inputs";
import type { ArticleVersion, VersionList } from "./view-types";

/**
 * Every version of an article, newest first: none was ever changed or deleted.
 * @throws AppError `forbidden`, `not_found`, or `invalid` for a cursor that is none
 */
export async function listVersions(actor: Actor, raw: ListVersionsInput): Promise<VersionList> {
  ensureMay(actor, "knowledge.write");
  const { articleId, cursor, limit } = listVersionsInput.parse(raw);
  const { translationId, title } = await findTranslation(articleId);
  // A cursor is whatever somebody sends: no number that the column does not hold.
  const before = cursor === undefined ? undefined : versionNumber.catch(1).parse(decodeCursor(cursor).id);
  const rows = await newestVersions(translationId, { before, most: limit + 1 });
  const { page, next } = cutPage(rows, limit, (last) => encodeCursor("version", last.number));
  return { title, versions: page, next };
}

export async function newestVersions(
  translationId: number,
  { before, most }: { before?: number; most: number },
): Promise<ArticleVersion[]> {
  const rows = await db()
    .select({
      number: articleVersions.number,
      author: users.name,
      at: articleVersions.createdAt,
      published: articleTranslations.publishedVersion,
    })
    .from(articleVersions)
    .innerJoin(users, eq(users.id, articleVersions.authorId))
    .innerJoin(articleTranslations, eq(articleTranslations.id, articleVersions.translationId))
    .where(
      and(
        eq(articleVersions.translationId, translationId),
        before === undefined ? undefined : lt(articleVersions.number, before),
      ),
    )
    .orderBy(desc(articleVersions.number))
    .limit(literalLimit(most));
  return rows.map(({ at, published, ...row }) => ({
    ...row,
    at: at.toISOString(),
    isPublished: row.number === published,
  }));
}

async function findTranslation(articleId: number) {
  const [row] = await db()
    .select({ translationId: articleTranslations.id, title: articleVersions.title })
    .from(articleTranslations)
    .innerJoin(
      articleVersions,
      and(
        eq(articleVersions.translationId, articleTranslations.id),
        eq(articleVersions.number, articleTranslations.latestVersion),
      ),
    )
    .where(eq(articleTranslations.articleId, articleId))
    .orderBy(asc(articleTranslations.id))
    .limit(literalLimit(1));
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}
