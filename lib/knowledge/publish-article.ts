import { and, eq } from "drizzle-orm";
import { articles, articleTranslations, articleVersions } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { ensureSeen, lockArticle } from "./article-rows";
import { knowledgeEvents } from "./events";
import { type PublishArticleInput, publishArticleInput } from "./inputs";
import { renewReaders } from "./renew-readers";
import { searchDocument } from "./search-words";

/**
 * Readers get the newest version from now on.
 * @throws AppError `forbidden`, `not_found`, or `conflict` when a version came that the publisher has not seen
 */
export async function publishArticle(actor: Actor, raw: PublishArticleInput): Promise<void> {
  const input = publishArticleInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const article = await lockArticle(tx, actor, input.articleId, input.locale);
    await ensureSeen(tx, article, input.seenVersion);
    if (article.publishedVersion === article.latestVersion) return;
    const [version] = await tx
      .select({ title: articleVersions.title, text: articleVersions.text })
      .from(articleVersions)
      .where(
        and(eq(articleVersions.translationId, article.id), eq(articleVersions.number, article.latestVersion)),
      );
    if (!version) throw new Error("the newest version is not there");
    await tx
      .update(articleTranslations)
      .set({
        publishedVersion: article.latestVersion,
        publishedAt: now,
        withdrawnAt: null,
        search: searchDocument(input.locale, version.title, version.text),
      })
      .where(eq(articleTranslations.id, article.id));
    await tx.update(articles).set({ updatedAt: now }).where(eq(articles.id, input.articleId));
    await recordEvent(tx, actor, {
      name: knowledgeEvents.articlePublished,
      at: now,
      subject: { kind: "article", id: input.articleId },
      payload: { locale: input.locale, version: article.latestVersion },
    });
    renewReaders(tx);
  });
}
