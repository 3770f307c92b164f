import { asc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { articles, categories } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { CategoryView } from "./view-types";

/** All categories in their order, with how many articles each holds, drafts included. */
export async function listCategories(actor: Actor): Promise<CategoryView[]> {
  ensureMay(actor, "knowledge.write");
  const rows = await db()
    .select({
      id: categories.id,
      name: categories.name,
      slug: categories.slug,
      articles: sql<number>`count(${articles.id})::int`,
    })
    .from(categories)
    .leftJoin(articles, eq(articles.categoryId, categories.id))
    .groupBy(categories.id)
    .orderBy(asc(categories.position))
    .limit(literalLimit(100));
  return rows.map(({ name, ...row }) => ({ ...row, names: { en: name.en ?? "", de: name.de ?? "" } }));
}
