"use client";

import type { Route } from "next";
import Link from "next/link";
import { useState } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Badge } from "@/components/ui/badge";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Segmented } from "@/components/ui/segmented";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { TimeLabels } from "@/lib/i18n/time";
import type { ArticleEdit, CategoryView } from "@/lib/knowledge/view-types";
import { ArticlePanel } from "./article-panel";
import { ArticlePreviewPane } from "./article-preview-pane";
import { LazyEditor } from "./lazy-editor";
import { stateTones } from "./state-tones";
import { type ArticleActions, useArticle } from "./use-article";

type Props = {
  /** null: a new one. */
  article: ArticleEdit | null;
  /** Show what is saved, not what this browser still holds of one's own. */
  asSaved: boolean;
  categories: CategoryView[];
  locale: Locale;
  timeZone: string;
  now: string;
  labels: Messages["knowledge"];
  languageNames: Record<Locale, string>;
  /** Those of the help centre: a new article is in one of them. */
  languages: Locale[];
  times: TimeLabels;
  networkError: string;
  actions: ArticleActions;
};

/** Writing an article: its text or what readers will get, and beside it where it stands. */
export function ArticleScreen(props: Props) {
  const { article, categories, labels, networkError, actions } = props;
  const beginning = {
    title: article?.title ?? "",
    html: article?.html ?? "",
    categoryId: article?.categoryId ?? categories[0]?.id ?? 0,
    locale: (article?.locale ?? firstOf(props)) as Locale,
  };
  const desk = useArticle(article, beginning, actions, props);
  const [mode, setMode] = useState<"write" | "preview">("write");
  const { typed, type, problem, busy, dirty } = desk;
  const isPublished = article?.state === "published";
  const isAhead = dirty || article === null || article.publishedVersion !== article.version;
  return (
    <>
      <PageHeader title={typed.title.trim() || labels.newTitle}>
        <span aria-live="polite" className="truncate text-muted-foreground max-lg:sr-only">
          {busy ? labels.saving : dirty || !article ? labels.unsaved : labels.upToDate}
        </span>
        {isPublished && !isAhead && (
          <Button onClick={desk.withdraw} busy={busy}>
            {labels.withdraw}
          </Button>
        )}
        {(dirty || !article) && (
          <Button onClick={() => desk.save()} busy={busy} className="max-md:hidden">
            {isPublished ? labels.save : labels.saveDraft}
          </Button>
        )}
        {isAhead && (
          <Button variant="primary" onClick={desk.publish} busy={busy}>
            {isPublished ? labels.publishChanges : labels.publish}
          </Button>
        )}
      </PageHeader>
      <div className="min-h-0 grow overflow-y-auto">
        <div className="grid gap-6 px-4 py-5 md:px-7 lg:grid-cols-[minmax(0,1fr)_272px]">
          <div className="flex min-w-0 flex-col gap-4">
            {desk.restored && (
              <Banner tone="info">
                {labels.restored}{" "}
                <button
                  type="button"
                  onClick={desk.discard}
                  className="min-h-6 font-medium underline touch:min-h-11"
                >
                  {labels.discard}
                </button>
              </Banner>
            )}
            {problem && problem.field === null && (
              <Banner tone="danger" role="alert">
                <p>{problem.text}</p>
                {problem.theirs !== null && (
                  <>
                    <p className="mt-1">{labels.conflictHint}</p>
                    <div className="mt-2 flex flex-wrap gap-2">
                      <a
                        href={`/knowledge/${article?.id}?as=saved`}
                        target="_blank"
                        rel="noreferrer"
                        className="inline-flex min-h-8 items-center font-medium underline touch:min-h-11"
                      >
                        {labels.conflictOpen}
                      </a>
                      <Button onClick={() => desk.save(problem.theirs ?? undefined)} busy={busy}>
                        {labels.conflictMine}
                      </Button>
                    </div>
                  </>
                )}
              </Banner>
            )}
            <div className="flex flex-wrap items-center justify-between gap-2">
              <Link
                href={"/knowledge" as Route}
                className="inline-flex min-h-6 items-center text-muted-foreground hover:text-foreground hover:underline touch:min-h-11"
              >
                {labels.back}
              </Link>
              <span className="inline-flex items-center gap-2">
                {article && <Badge tone={stateTones[article.state]}>{labels.states[article.state]}</Badge>}
                <Segmented
                  label={labels.mode}
                  value={mode}
                  onChange={setMode}
                  options={[
                    { value: "write", label: labels.write },
                    { value: "preview", label: labels.preview },
                  ]}
                />
              </span>
            </div>
            {/* Stays while the preview shows, so that undo and the caret do. */}
            <div hidden={mode !== "write"} className={mode === "write" ? "flex flex-col gap-4" : undefined}>
              <Field
                name="title"
                label={labels.titleLabel}
                error={problem?.field === "title" ? problem.text : null}
              >
                {(control) => (
                  <Input
                    {...control}
                    scale="lg"
                    maxLength={150}
                    value={typed.title}
                    onChange={(event) => type({ title: event.target.value })}
                  />
                )}
              </Field>
              {desk.ready ? (
                <LazyEditor
                  key={desk.loaded}
                  initialHtml={typed.html}
                  labels={labels}
                  onChange={(html) => type({ html })}
                />
              ) : (
                <div className="min-h-[364px] rounded-md border border-input bg-card" />
              )}
            </div>
            {mode === "preview" && (
              <ArticlePreviewPane
                title={typed.title}
                html={typed.html}
                labels={labels}
                networkError={networkError}
                preview={actions.preview}
              />
            )}
            {(dirty || !article) && (
              <Button onClick={() => desk.save()} busy={busy} block className="md:hidden">
                {isPublished ? labels.save : labels.saveDraft}
              </Button>
            )}
          </div>
          <ArticlePanel
            {...props}
            categoryId={typed.categoryId}
            onCategory={(categoryId) => type({ categoryId })}
            language={desk.locale}
            onLanguage={desk.setLocale}
          />
        </div>
      </div>
    </>
  );
}

/** The writer's own language, where the help centre speaks it. */
function firstOf({ locale, languages }: Pick<Props, "locale" | "languages">): Locale {
  return languages.includes(locale) ? locale : (languages[0] ?? locale);
}
