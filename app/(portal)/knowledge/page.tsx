import type { Metadata } from "next";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { ArticleFilter } from "@/components/knowledge/article-filter";
import { ArticleTable } from "@/components/knowledge/article-table";
import { PageHeader } from "@/components/shell/page-header";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { articleFilter } from "@/lib/knowledge/inputs";
import { listArticles } from "@/lib/knowledge/list-articles";
import { listCategories } from "@/lib/knowledge/list-categories";
import { orNotFound } from "@/lib/web/or-not-found";
import { pageActor } from "@/lib/web/page-guard";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("knowledge"))("title") };
}

export default async function KnowledgePage({ searchParams }: Props) {
  const actor = await pageActor("knowledge.write");
  const filter = articleFilter.parse(await searchParams);
  const [categories, { rows, next }, { app, knowledge }, locale] = await Promise.all([
    listCategories(actor),
    orNotFound(listArticles(actor, filter)),
    getMessages(),
    getLocale(),
  ]);
  const filtered = Boolean(filter.state || filter.categoryId || filter.cursor);
  const empty = rows.length === 0 && !filtered;
  return (
    <>
      <PageHeader title={knowledge.title}>
        {categories.length > 0 && (
          <ButtonLink href="/knowledge/categories">{knowledge.categories}</ButtonLink>
        )}
        {categories.length > 0 && (
          <ButtonLink href="/knowledge/new" variant={empty ? "outline" : "primary"}>
            {knowledge.new}
          </ButtonLink>
        )}
      </PageHeader>
      <div className="flex min-h-0 grow flex-col overflow-y-auto px-4 py-5 md:px-7">
        {categories.length === 0 ? (
          <EmptyState title={knowledge.needCategoryTitle} text={knowledge.needCategoryText}>
            <ButtonLink href="/knowledge/categories" variant="primary">
              {knowledge.addCategory}
            </ButtonLink>
          </EmptyState>
        ) : empty ? (
          <EmptyState title={knowledge.emptyTitle} text={knowledge.emptyText}>
            <ButtonLink href="/knowledge/new" variant="primary">
              {knowledge.new}
            </ButtonLink>
          </EmptyState>
        ) : (
          <>
            <ArticleFilter filter={filter} categories={categories} labels={knowledge} locale={locale} />
            {rows.length === 0 ? (
              <EmptyState title={knowledge.noMatchTitle} text={knowledge.noMatchText}>
                <ButtonLink href="/knowledge">{knowledge.showAll}</ButtonLink>
              </EmptyState>
            ) : (
              <ArticleTable
                rows={rows}
                categories={categories}
                labels={knowledge}
                times={app}
                locale={locale}
                timeZone={actor.timeZone}
                now={new Date().toISOString()}
                next={next ? { ...filter, cursor: next } : null}
              />
            )}
          </>
        )}
      </div>
    </>
  );
}
