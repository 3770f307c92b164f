import { getMessages, getTranslations } from "next-intl/server";
import { HelpFrame } from "@/app/help-frame";
import { visitorMetadata, visitorPage } from "@/app/visitor-page";
import { AskCard } from "@/components/knowledge/ask-card";
import { HelpPath } from "@/components/knowledge/help-path";
import { HelpSearch } from "@/components/knowledge/help-search";
import { MarkedText } from "@/components/knowledge/marked-text";
import { searchLabels } from "@/components/knowledge/search-labels";
import { openingAt } from "@/lib/business-time/opening";
import { fillMessage } from "@/lib/i18n/fill-message";
import { searchArticles } from "@/lib/knowledge/search-articles";
import { helpLocale } from "@/lib/web/help-page";

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<{ q?: string | string[] }> };

export const generateMetadata = visitorMetadata(async ({ params }: Props) => {
  const t = await getTranslations({ locale: await helpLocale(params), namespace: "knowledge.reader" });
  // Pages of results are for who asked, not for other search engines.
  return { title: t("searchTitle"), robots: { index: false } };
});

// Public: published articles are for everybody.
export default visitorPage(async function HelpSearchPage({ params, searchParams }: Props) {
  const locale = await helpLocale(params);
  const { q = "" } = await searchParams;
  const words = String(q).slice(0, 200);
  const now = new Date();
  const [hits, opening, { knowledge, help }] = await Promise.all([
    searchArticles({ locale, words }),
    openingAt(now),
    getMessages(),
  ]);
  const { reader } = knowledge;
  return (
    <HelpFrame locale={locale}>
      <div className="mx-auto w-full max-w-[716px] px-[18px] py-7">
        <HelpSearch locale={locale} words={words} labels={searchLabels(reader)} />
        <div className="mt-7">
          <HelpPath label={reader.home} steps={[{ href: `/help/${locale}`, label: reader.home }]} />
        </div>
        <h1 dir="auto" className="mt-2 break-words text-2xl tracking-tighter">
          {words.trim() ? fillMessage(reader.resultsTitle, { words }) : reader.searchTitle}
        </h1>
        <p className="mt-1 text-muted-foreground">
          {fillMessage(reader.results, { count: hits.length }, locale)}
          {hits.length === 0 && ` · ${reader.noResults}`}
        </p>
        <ol className="mt-3 divide-y">
          {hits.map(({ slug, marked, excerpt }) => (
            <li key={slug} className="py-4">
              <h2 dir="auto" className="text-md">
                <a
                  href={`/help/${locale}/${slug}`}
                  className="inline-flex min-h-6 items-center underline-offset-4 hover:underline touch:min-h-11"
                >
                  <span>
                    <MarkedText pieces={marked} />
                  </span>
                </a>
              </h2>
              <p dir="auto" className="text-base text-muted-foreground">
                <MarkedText pieces={excerpt} />
              </p>
            </li>
          ))}
        </ol>
        <div className="mt-6">
          <AskCard
            title={reader.still}
            ask={reader.ask}
            subject={words.trim()}
            opening={opening}
            now={now.toISOString()}
            labels={help.opening}
            locale={locale}
          />
        </div>
      </div>
    </HelpFrame>
  );
});
