import { eq } from "drizzle-orm";
import { articles, articleTranslations } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { lockArticle } from "./article-rows";
import { knowledgeEvents } from "./events";
import { type WithdrawArticleInput, withdrawArticleInput } from "./inputs";
import { renewReaders } from "./renew-readers";

/**
 * Takes an article from its readers; all its versions stay, and it can be published again.
 * @throws AppError `forbidden`, `not_found`, or `conflict` when it is not published
 */
export async function withdrawArticle(actor: Actor, raw: WithdrawArticleInput): Promise<void> {
  const input = withdrawArticleInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const article = await lockArticle(tx, actor, input.articleId, input.locale);
    if (article.publishedVersion === null) throw new AppError("conflict", "error.knowledge.notPublished");
    await tx
      .update(articleTranslations)
      .set({ publishedVersion: null, publishedAt: null, search: null, withdrawnAt: now })
      .where(eq(articleTranslations.id, article.id));
    await tx.update(articles).set({ updatedAt: now }).where(eq(articles.id, input.articleId));
    await recordEvent(tx, actor, {
      name: knowledgeEvents.articleWithdrawn,
      at: now,
      subject: { kind: "article", id: input.articleId },
      payload: { locale: input.locale, version: article.publishedVersion },
    });
    renewReaders(tx);
  });
}
