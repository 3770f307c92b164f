import { and, eq } from "drizzle-orm";
import { articles, articleVersions } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { ensureSeen, lockArticle, writeNext } from "./article-rows";
import { knowledgeEvents } from "./events";
import { type RestoreVersionInput, restoreVersionInput } from "./inputs";

/**
 * Makes an old version the newest one again: as a version of its own, which readers get once it is published. The
 * newest is its own restoration, and makes none.
 * @returns the newest version's number
 * @throws AppError `forbidden`, `not_found`, or `conflict` when somebody saved since `seenVersion`
 */
export async function restoreVersion(actor: Actor, raw: RestoreVersionInput): Promise<{ version: number }> {
  const { articleId, locale, number, seenVersion } = restoreVersionInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const article = await lockArticle(tx, actor, articleId, locale);
    await ensureSeen(tx, article, seenVersion);
    if (number === article.latestVersion) return { version: number };
    const [old] = await tx
      .select({ title: articleVersions.title, html: articleVersions.html })
      .from(articleVersions)
      .where(and(eq(articleVersions.translationId, article.id), eq(articleVersions.number, number)));
    if (!old) throw new AppError("not_found", "error.notFound");
    const version = await writeNext(tx, actor, now, article, { locale, ...old });
    await tx.update(articles).set({ updatedAt: now }).where(eq(articles.id, articleId));
    await recordEvent(tx, actor, {
      name: knowledgeEvents.articleRestored,
      at: now,
      subject: { kind: "article", id: articleId },
      payload: { locale, version, restored: number },
    });
    return { version };
  });
}
