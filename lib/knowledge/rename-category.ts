import { eq } from "drizzle-orm";
import { categories } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { locales } from "@/lib/i18n/locales";
import { givenNames } from "./create-category";
import { knowledgeEvents } from "./events";
import { type RenameCategoryInput, renameCategoryInput } from "./inputs";
import { renewReaders } from "./renew-readers";

/**
 * Other names for a category; its address stays, so that links to it do.
 * @throws AppError `forbidden`, `not_found`, or `conflict` when its names are no longer `from`
 */
export async function renameCategory(actor: Actor, raw: RenameCategoryInput): Promise<void> {
  ensureMay(actor, "knowledge.write");
  const { categoryId, from, ...names } = renameCategoryInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const [row] = await tx
      .select({ name: categories.name })
      .from(categories)
      .where(eq(categories.id, categoryId))
      .for("update");
    if (!row) throw new AppError("not_found", "error.notFound");
    if (locales.some((locale) => (row.name[locale] ?? "") !== from[locale])) {
      throw new AppError("conflict", "error.knowledge.categoryChanged");
    }
    await tx
      .update(categories)
      .set({ name: givenNames(names) })
      .where(eq(categories.id, categoryId));
    await recordEvent(tx, actor, {
      name: knowledgeEvents.categoryRenamed,
      at: now,
      subject: { kind: "category", id: categoryId },
    });
    renewReaders(tx);
  });
}
