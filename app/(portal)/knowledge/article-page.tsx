import { getLocale, getMessages } from "next-intl/server";
import { ArticleScreen } from "@/components/knowledge/article-screen";
import type { Actor } from "@/lib/core/actor";
import { toLocale } from "@/lib/i18n/locales";
import { listCategories } from "@/lib/knowledge/list-categories";
import type { ArticleEdit } from "@/lib/knowledge/view-types";
import { findBrand } from "@/lib/settings/find-brand";
import { create, preview, publish, save, withdraw } from "./actions";

type Props = { actor: Actor; article: ArticleEdit | null; asSaved?: boolean };

/** What the pages of a new and of a known article share. */
export async function ArticlePage({ actor, article, asSaved = false }: Props) {
  const [categories, { helpLocales }, { app, error, knowledge, shell }, locale] = await Promise.all([
    listCategories(actor),
    findBrand(),
    getMessages(),
    getLocale(),
  ]);
  const { unit, today, yesterday, todayInline, yesterdayInline, now } = app;
  return (
    <ArticleScreen
      // A saved new article gets a page of its own; a later version that somebody else saved leaves what is typed.
      key={article?.id ?? "new"}
      article={article}
      asSaved={asSaved}
      categories={categories}
      locale={toLocale(locale)}
      timeZone={actor.timeZone}
      now={new Date().toISOString()}
      labels={knowledge}
      languageNames={shell.languageNames}
      languages={helpLocales}
      times={{ unit, today, yesterday, todayInline, yesterdayInline, now }}
      networkError={error.network}
      actions={{ create, save, publish, withdraw, preview }}
    />
  );
}
