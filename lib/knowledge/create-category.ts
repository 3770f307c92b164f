import { sql } from "drizzle-orm";
import { categories } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { locales } from "@/lib/i18n/locales";
import { knowledgeEvents } from "./events";
import { type CreateCategoryInput, createCategoryInput } from "./inputs";
import { freeSlug, makeSlug } from "./make-slug";
import { renewReaders } from "./renew-readers";
import type { CategoryNames } from "./view-types";

/** A help centre with more is one that nobody finds his way in; the home page shows them all. */
const mostCategories = 100;

/**
 * A category, behind all others.
 * @throws AppError `forbidden`, or `invalid` when there are a hundred
 */
export async function createCategory(
  actor: Actor,
  raw: CreateCategoryInput,
): Promise<{ categoryId: number }> {
  ensureMay(actor, "knowledge.write");
  const names = createCategoryInput.parse(raw);
  return transact(actor, async (tx, now) => {
    // Serialises two at once: both would take the same place and perhaps the same slug.
    await tx.execute(sql`lock table ${categories} in share row exclusive mode`);
    const known = await tx.select({ slug: categories.slug, position: categories.position }).from(categories);
    if (known.length >= mostCategories) throw new AppError("invalid", "error.knowledge.tooManyCategories");
    const [row] = await tx
      .insert(categories)
      .values({
        name: givenNames(names),
        slug: freeSlug(
          makeSlug(names.en || names.de) ?? "category",
          known.map(({ slug }) => slug),
        ),
        position: Math.max(0, ...known.map(({ position }) => position)) + 1,
        createdAt: now,
      })
      .returning({ id: categories.id });
    if (!row) throw new Error("the category was not written");
    await recordEvent(tx, actor, {
      name: knowledgeEvents.categoryCreated,
      at: now,
      subject: { kind: "category", id: row.id },
    });
    renewReaders(tx);
    return { categoryId: row.id };
  });
}

/** Only the languages that have one: a reader of the others gets one of these. */
export function givenNames(names: CategoryNames): Record<string, string> {
  return Object.fromEntries(locales.flatMap((locale) => (names[locale] ? [[locale, names[locale]]] : [])));
}
