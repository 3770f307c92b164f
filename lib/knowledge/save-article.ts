import { and, eq } from "drizzle-orm";
import { articles, articleVersions } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { cleanArticle } from "./article-html";
import { ensureCategory, ensureSeen, lockArticle, writeNext } from "./article-rows";
import { knowledgeEvents } from "./events";
import { type SaveArticleInput, saveArticleInput } from "./inputs";
import { renewReaders } from "./renew-readers";

/**
 * A new version, which readers get once it is published; the category is changed at once. What is as it was makes none.
 * @returns the newest version's number
 * @throws AppError `forbidden`, `not_found`, `invalid`, or `conflict` when somebody saved since `seenVersion`
 */
export async function saveArticle(actor: Actor, raw: SaveArticleInput): Promise<{ version: number }> {
  const input = saveArticleInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const article = await lockArticle(tx, actor, input.articleId, input.locale);
    await ensureSeen(tx, article, input.seenVersion);
    const moved = article.categoryId !== input.categoryId;
    if (moved) await ensureCategory(tx, input.categoryId);
    const [before] = await tx
      .select({ title: articleVersions.title, html: articleVersions.html })
      .from(articleVersions)
      .where(
        and(eq(articleVersions.translationId, article.id), eq(articleVersions.number, article.latestVersion)),
      );
    const written = before?.title !== input.title || before.html !== cleanArticle(input.html);
    if (!written && !moved) return { version: article.latestVersion };
    const version = written ? await writeNext(tx, actor, now, article, input) : article.latestVersion;
    await tx
      .update(articles)
      .set({ categoryId: input.categoryId, updatedAt: now })
      .where(eq(articles.id, input.articleId));
    await recordEvent(tx, actor, {
      name: knowledgeEvents.articleSaved,
      at: now,
      subject: { kind: "article", id: input.articleId },
      payload: { locale: input.locale, version, categoryId: input.categoryId },
    });
    if (moved) renewReaders(tx);
    return { version };
  });
}
