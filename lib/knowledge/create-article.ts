import { and, eq } from "drizzle-orm";
import { articles, articleTranslations } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { addVersion, ensureCategory, findSlug } from "./article-rows";
import { knowledgeEvents } from "./events";
import { type CreateArticleInput, createArticleInput } from "./inputs";

/**
 * A draft with its first version. The same `onceKey` again finds the article it made.
 * @throws AppError `forbidden`, or `invalid` for a category that is not there
 */
export async function createArticle(actor: Actor, raw: CreateArticleInput): Promise<{ articleId: number }> {
  ensureMay(actor, "knowledge.write");
  const { categoryId, locale, title, html, onceKey } = createArticleInput.parse(raw);
  return transact(actor, async (tx, now) => {
    await ensureCategory(tx, categoryId);
    const [article] = await tx
      .insert(articles)
      .values({ categoryId, authorId: actor.id, onceKey, createdAt: now, updatedAt: now })
      .onConflictDoNothing()
      .returning({ id: articles.id });
    if (!article) {
      const [made] = await tx
        .select({ articleId: articles.id })
        .from(articles)
        .where(and(eq(articles.authorId, actor.id), eq(articles.onceKey, onceKey)));
      if (!made) throw new Error("the article of this key is not there");
      return made;
    }
    const [translation] = await tx
      .insert(articleTranslations)
      .values({
        articleId: article.id,
        locale,
        slug: await findSlug(tx, locale, title),
        latestVersion: 1,
      })
      .returning({ id: articleTranslations.id });
    if (!translation) throw new Error("the article was not written");
    await addVersion(tx, actor, now, { translationId: translation.id, number: 1, title, html });
    await recordEvent(tx, actor, {
      name: knowledgeEvents.articleCreated,
      at: now,
      subject: { kind: "article", id: article.id },
      payload: { locale, categoryId },
    });
    return { articleId: article.id };
  });
}
