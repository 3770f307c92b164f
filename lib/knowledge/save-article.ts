import { and, eq } from "drizzle-orm";
import { articles, articleTranslations, articleVersions } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { cleanArticle } from "./article-html";
import { addVersion, ensureCategory, ensureSeen, findSlug, lockArticle } from "./article-rows";
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
    const version = article.latestVersion + (written ? 1 : 0);
    if (written) {
      const { title, html } = input;
      await addVersion(tx, actor, now, { translationId: article.id, number: version, title, html });
      // Readers know the address from the first publication on: it stays from then.
      const isKnown = article.publishedVersion !== null || article.withdrawnAt !== null;
      const slug = isKnown ? article.slug : await findSlug(tx, input.locale, title, article.id);
      await tx
        .update(articleTranslations)
        .set({ latestVersion: version, slug })
        .where(eq(articleTranslations.id, article.id));
    }
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
