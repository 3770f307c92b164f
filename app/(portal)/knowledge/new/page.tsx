import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { listCategories } from "@/lib/knowledge/list-categories";
import { pageActor } from "@/lib/web/page-guard";
import { ArticlePage } from "../article-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("newTitle") };
}

export default async function NewArticlePage() {
  const actor = await pageActor("knowledge.write");
  if ((await listCategories(actor)).length === 0) redirect("/knowledge");
  return <ArticlePage actor={actor} article={null} />;
}
