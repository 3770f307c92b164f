import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { HelpFrame } from "@/app/help-frame";
import { visitorMetadata, visitorPage } from "@/app/visitor-page";
import { ArticleLinks } from "@/components/knowledge/article-links";
import { HelpPath } from "@/components/knowledge/help-path";
import { HelpSearch } from "@/components/knowledge/help-search";
import { searchLabels } from "@/components/knowledge/search-labels";
import { helpCategory } from "@/lib/knowledge/published";
import { addressPart, helpLocale } from "@/lib/web/help-page";
import { orNotFound } from "@/lib/web/or-not-found";

type Props = {
  params: Promise<{ locale: string; category: string }>;
  searchParams: Promise<{ cursor?: string }>;
};

export const generateMetadata = visitorMetadata(async ({ params }: Props) => {
  const [locale, { category: slug }] = [await helpLocale(params), await params];
  const category = await helpCategory({ locale, slug: addressPart(slug).slice(0, 200) });
  if (!category) notFound();
  return { title: category.name };
});

// Public: published articles are for everybody.
export default visitorPage(async function HelpCategoryPage({ params, searchParams }: Props) {
  const locale = await helpLocale(params);
  const slug = addressPart((await params).category).slice(0, 200);
  const { cursor } = await searchParams;
  const [category, { knowledge }] = await Promise.all([
    orNotFound(helpCategory({ locale, slug, ...(typeof cursor === "string" ? { cursor } : {}) })),
    getMessages(),
  ]);
  if (!category) notFound();
  const { reader } = knowledge;
  return (
    <HelpFrame locale={locale}>
      <div className="mx-auto w-full max-w-[716px] px-[18px] py-7">
        <HelpSearch locale={locale} labels={searchLabels(reader)} />
        <div className="mt-7">
          <HelpPath label={reader.home} steps={[{ href: `/help/${locale}`, label: reader.home }]} />
        </div>
        <h1 dir="auto" className="mt-2 mb-3 text-3xl tracking-tighter">
          {category.name}
        </h1>
        {category.articles.length > 0 ? (
          <ArticleLinks articles={category.articles} locale={locale} />
        ) : (
          <p className="text-muted-foreground">{reader.emptyCategory}</p>
        )}
        {category.next && (
          <a
            href={`/help/${locale}/c/${slug}?cursor=${category.next}`}
            className="mt-3 inline-flex min-h-11 items-center font-medium text-primary-text"
          >
            {reader.more}
          </a>
        )}
      </div>
    </HelpFrame>
  );
});
