import { eq } from "drizzle-orm";
import { articles, categories } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { knowledgeEvents } from "./events";
import { type RemoveCategoryInput, removeCategoryInput } from "./inputs";
import { renewReaders } from "./renew-readers";

/**
 * Removes an empty category.
 * @throws AppError `forbidden`, `not_found`, or `conflict` while an article, draft or not, stands in it
 */
export async function removeCategory(actor: Actor, raw: RemoveCategoryInput): Promise<void> {
  ensureMay(actor, "knowledge.write");
  const { categoryId } = removeCategoryInput.parse(raw);
  await transact(actor, async (tx, now) => {
    // Holds back who would put an article into it: that one locks the category's row as well, by its foreign key.
    const [row] = await tx
      .select({ id: categories.id })
      .from(categories)
      .where(eq(categories.id, categoryId))
      .for("update");
    if (!row) throw new AppError("not_found", "error.notFound");
    const [used] = await tx
      .select({ id: articles.id })
      .from(articles)
      .where(eq(articles.categoryId, categoryId))
      .limit(1);
    if (used) throw new AppError("conflict", "error.knowledge.categoryUsed");
    await tx.delete(categories).where(eq(categories.id, categoryId));
    await recordEvent(tx, actor, {
      name: knowledgeEvents.categoryRemoved,
      at: now,
      subject: { kind: "category", id: categoryId },
    });
    renewReaders(tx);
  });
}
