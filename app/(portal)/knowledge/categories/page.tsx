import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { CategoryManager } from "@/components/knowledge/category-manager";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { listCategories } from "@/lib/knowledge/list-categories";
import { pageActor } from "@/lib/web/page-guard";
import { addCategory, remove, rename } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("categories") };
}

export default async function CategoriesPage() {
  const actor = await pageActor("knowledge.write");
  const [categories, { knowledge, error }, locale] = await Promise.all([
    listCategories(actor),
    getMessages(),
    getLocale(),
  ]);
  return (
    <>
      <PageHeader title={knowledge.categories}>
        <ButtonLink href="/knowledge">{knowledge.back}</ButtonLink>
      </PageHeader>
      <div className="min-h-0 grow overflow-y-auto px-4 py-5 md:px-7">
        <p className="mb-4 max-w-[68ch] text-muted-foreground">{knowledge.categoriesText}</p>
        <CategoryManager
          categories={categories}
          labels={knowledge}
          networkError={error.network}
          locale={locale}
          actions={{ add: addCategory, rename, remove }}
        />
      </div>
    </>
  );
}
