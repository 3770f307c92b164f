import { notFound } from "next/navigation";
import { getMessages } from "next-intl/server";
import { HelpFrame } from "@/app/help-frame";
import { visitorMetadata, visitorPage } from "@/app/visitor-page";
import { ArticleLinks } from "@/components/knowledge/article-links";
import { ArticleView } from "@/components/knowledge/article-view";
import { AskCard } from "@/components/knowledge/ask-card";
import { FeedbackForm } from "@/components/knowledge/feedback-form";
import { HelpPath } from "@/components/knowledge/help-path";
import { openingAt } from "@/lib/business-time/opening";
import { fillMessage } from "@/lib/i18n/fill-message";
import { formatDay } from "@/lib/i18n/time";
import { helpArticle } from "@/lib/knowledge/published";
import { addressPart, helpLocale, helpSite } from "@/lib/web/help-page";
import { rate } from "./actions";

type Props = { params: Promise<{ locale: string; slug: string }> };

export const generateMetadata = visitorMetadata(async ({ params }: Props) => {
  const article = await helpArticle(await helpLocale(params), addressPart((await params).slug));
  if (!article) notFound();
  return { title: article.title };
});

// Public: published articles are for everybody.
export default visitorPage(async function HelpArticlePage({ params }: Props) {
  const locale = await helpLocale(params);
  const now = new Date();
  const [article, opening, site, words] = await Promise.all([
    helpArticle(locale, addressPart((await params).slug)),
    openingAt(now),
    helpSite(),
    getMessages(),
  ]);
  if (!article) notFound();
  const { reader } = words.knowledge;
  const { category, author, publishedAt, votes, related } = article;
  const home = `/help/${locale}`;
  const date = formatDay(publishedAt, site?.timeZone ?? "UTC", locale);
  return (
    <HelpFrame locale={locale}>
      <ArticleView
        article={article}
        labels={reader}
        path={
          <HelpPath
            label={reader.categories}
            steps={[
              { href: home, label: reader.home },
              { href: `${home}/c/${category.slug}`, label: category.name },
            ]}
          />
        }
        meta={fillMessage(reader.checked, { name: author, date })}
        aside={
          <AskCard
            title={reader.still}
            ask={reader.ask}
            opening={opening}
            now={now.toISOString()}
            labels={words.help.opening}
            locale={locale}
          />
        }
      >
        <FeedbackForm
          articleId={article.id}
          labels={{
            helpful: reader.helpful,
            yes: reader.yes,
            no: reader.no,
            thanks: reader.thanks,
            comment: reader.comment,
            commentHint: reader.commentHint,
            sendComment: reader.sendComment,
          }}
          networkError={words.error.network}
          votes={votes.all > 0 ? fillMessage(reader.votes, votes, locale) : null}
          rate={rate}
        />
        {related.length > 0 && (
          <section aria-labelledby="related" className="mt-9">
            <h2 id="related" className="mb-1 text-xl">
              {reader.related}
            </h2>
            <ArticleLinks articles={related} locale={locale} />
          </section>
        )}
      </ArticleView>
    </HelpFrame>
  );
});
