import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { getArticle } from "@/lib/knowledge/get-article";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";
import { ArticlePage } from "../article-page";

type Props = { params: Promise<{ id: string }>; searchParams: Promise<{ as?: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("article") };
}

export default async function EditArticlePage({ params, searchParams }: Props) {
  const actor = await pageActor("knowledge.write");
  const { id } = await params;
  if (!/^\d{1,15}$/.test(id)) notFound();
  const article = await orNotFound(getArticle(actor, Number(id)));
  return <ArticlePage actor={actor} article={article} asSaved={(await searchParams).as === "saved"} />;
}
