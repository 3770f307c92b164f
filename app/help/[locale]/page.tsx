import { getMessages } from "next-intl/server";
import { HelpFrame } from "@/app/help-frame";
import { visitorMetadata, visitorPage } from "@/app/visitor-page";
import { CategoryCards } from "@/components/knowledge/category-cards";
import { HelpSearch } from "@/components/knowledge/help-search";
import { searchLabels } from "@/components/knowledge/search-labels";
import { OpeningLine } from "@/components/shell/opening-line";
import { openingAt } from "@/lib/business-time/opening";
import { fillMessage } from "@/lib/i18n/fill-message";
import { helpCategories } from "@/lib/knowledge/published";
import { helpLocale, helpSite } from "@/lib/web/help-page";

type Props = { params: Promise<{ locale: string }> };

export const generateMetadata = visitorMetadata(async ({ params }: Props) => {
  await helpLocale(params);
  const [site, { help }] = await Promise.all([helpSite(), getMessages()]);
  return { title: fillMessage(help.workspaceTitle, { name: site?.name ?? "Helpdesk" }) };
});

// Public: published articles are for everybody.
export default visitorPage(async function HelpHomePage({ params }: Props) {
  const locale = await helpLocale(params);
  const now = new Date();
  const [categories, opening, { help, knowledge }] = await Promise.all([
    helpCategories(locale),
    openingAt(now),
    getMessages(),
  ]);
  const { reader } = knowledge;
  return (
    <HelpFrame locale={locale}>
      <section className="border-b bg-canvas px-[18px] py-9 text-center md:py-14">
        <h1 className="text-3xl tracking-tighter md:text-4xl">{help.title}</h1>
        <div className="mt-5">
          {categories.length > 0 ? (
            <HelpSearch locale={locale} labels={searchLabels(reader)} />
          ) : (
            <p className="text-muted-foreground">{help.text}</p>
          )}
        </div>
        <OpeningLine
          opening={opening}
          now={now.toISOString()}
          labels={help.opening}
          locale={locale}
          className="mt-5 ps-0 text-center indent-0"
        />
      </section>
      {categories.length > 0 ? (
        <CategoryCards categories={categories} locale={locale} labels={reader} />
      ) : (
        <p className="grid grow place-items-center px-[18px] py-10 text-muted-foreground">
          {reader.emptyTitle}
        </p>
      )}
    </HelpFrame>
  );
});
