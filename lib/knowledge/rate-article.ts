import { and, eq, isNotNull } from "drizzle-orm";
import { articleFeedback, articleTranslations } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { knowledgeEvents } from "./events";
import { type RateArticleInput, rateArticleInput } from "./inputs";

/**
 * A visitor's answer to "Was this helpful?". A second one takes the first one's place: one visitor counts once. Asks for
 * no permission: whoever may read an article may say so, and readers need not sign in.
 * @throws AppError `not_found` for an article that is not published
 */
export async function rateArticle(actor: Actor, raw: RateArticleInput): Promise<void> {
  const { articleId, visitorHash, helpful, comment } = rateArticleInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [published] = await tx
      .select({ id: articleTranslations.id })
      .from(articleTranslations)
      .where(
        and(eq(articleTranslations.articleId, articleId), isNotNull(articleTranslations.publishedVersion)),
      )
      .limit(1);
    if (!published) throw new AppError("not_found", "error.notFound");
    const answer = { helpful, comment: comment || null, createdAt: now };
    await tx
      .insert(articleFeedback)
      .values({ articleId, visitorHash, ...answer })
      .onConflictDoUpdate({ target: [articleFeedback.articleId, articleFeedback.visitorHash], set: answer });
    await recordEvent(tx, actor, {
      name: knowledgeEvents.articleRated,
      at: now,
      subject: { kind: "article", id: articleId },
      payload: { helpful },
    });
  });
}
