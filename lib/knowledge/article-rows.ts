import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { articles, articleTranslations, articleVersions, categories, users } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { articleText, cleanArticle } from "./article-html";
import { freeSlug, makeSlug } from "./make-slug";

/** What stands beside articles in the addresses of the help centre. */
const reserved = ["search", "c"];

/**
 * An article's translation, locked: verbs on it take turns.
 * @throws AppError `forbidden` or `not_found`
 */
export async function lockArticle(tx: Tx, actor: Actor, articleId: number, locale: string) {
  ensureMay(actor, "knowledge.write");
  const [row] = await tx
    .select({
      id: articleTranslations.id,
      articleId: articles.id,
      categoryId: articles.categoryId,
      slug: articleTranslations.slug,
      latestVersion: articleTranslations.latestVersion,
      publishedVersion: articleTranslations.publishedVersion,
      withdrawnAt: articleTranslations.withdrawnAt,
    })
    .from(articleTranslations)
    .innerJoin(articles, eq(articles.id, articleTranslations.articleId))
    .where(and(eq(articleTranslations.articleId, articleId), eq(articleTranslations.locale, locale)))
    .for("update");
  if (!row) throw new AppError("not_found", "error.notFound");
  return row;
}
export type LockedArticle = Awaited<ReturnType<typeof lockArticle>>;

/** @throws AppError `conflict` (details name, theirs: the newest version's number) when somebody saved since */
export async function ensureSeen(tx: Tx, article: LockedArticle, seenVersion: number): Promise<void> {
  if (article.latestVersion === seenVersion) return;
  const [row] = await tx
    .select({ name: users.name })
    .from(articleVersions)
    .innerJoin(users, eq(users.id, articleVersions.authorId))
    .where(
      and(eq(articleVersions.translationId, article.id), eq(articleVersions.number, article.latestVersion)),
    );
  throw new AppError("conflict", "error.knowledge.articleChanged", {
    details: { name: row?.name ?? null, theirs: article.latestVersion, yours: seenVersion },
  });
}

/** @throws AppError `invalid` (field categoryId) */
export async function ensureCategory(tx: Tx, categoryId: number): Promise<void> {
  const [row] = await tx
    .select({ id: categories.id })
    .from(categories)
    .where(eq(categories.id, categoryId))
    .for("key share");
  if (row) return;
  throw fieldError("categoryId", "error.knowledge.noCategory");
}

/** An address for this title that no other article of the language has. */
export async function findSlug(tx: Tx, locale: string, title: string, translationId = 0): Promise<string> {
  // Two that take the same title at once take turns; the index would refuse the second.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('article-slugs'))`);
  const slug = makeSlug(title) ?? "article";
  const rows = await tx
    .select({ slug: articleTranslations.slug })
    .from(articleTranslations)
    .where(
      and(
        eq(articleTranslations.locale, locale),
        sql`starts_with(${articleTranslations.slug}, ${slug})`,
        ne(articleTranslations.id, translationId),
      ),
    );
  return freeSlug(slug, [...reserved, ...rows.map((row) => row.slug)]);
}

/** Writes a version and says what it holds. */
export async function addVersion(
  tx: Tx,
  actor: Actor,
  now: Date,
  version: { translationId: number; number: number; title: string; html: string },
): Promise<void> {
  const html = cleanArticle(version.html);
  const { translationId, number, title } = version;
  await tx.insert(articleVersions).values({
    translationId,
    number,
    title,
    html,
    text: articleText(html),
    authorId: actor.id,
    createdAt: now,
  });
}

/**
 * Writes the version behind the newest one, which it then is.
 * @returns its number
 */
export async function writeNext(
  tx: Tx,
  actor: Actor,
  now: Date,
  article: LockedArticle,
  { locale, title, html }: { locale: string; title: string; html: string },
): Promise<number> {
  const number = article.latestVersion + 1;
  await addVersion(tx, actor, now, { translationId: article.id, number, title, html });
  // Readers know the address from the first publication on: it stays from then.
  const isKnown = article.publishedVersion !== null || article.withdrawnAt !== null;
  const slug = isKnown ? article.slug : await findSlug(tx, locale, title, article.id);
  await tx
    .update(articleTranslations)
    .set({ latestVersion: number, slug })
    .where(eq(articleTranslations.id, article.id));
  return number;
}
