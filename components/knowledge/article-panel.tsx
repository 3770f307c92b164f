import ExternalLink from "lucide-react/icons/external-link";
import type { Route } from "next";
import Link from "next/link";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import { localName } from "@/lib/i18n/local-name";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { formatWhen, type TimeLabels } from "@/lib/i18n/time";
import type { ArticleEdit, CategoryView } from "@/lib/knowledge/view-types";
import { VersionRows } from "./version-rows";

type Props = {
  article: ArticleEdit | null;
  categories: CategoryView[];
  locale: Locale;
  timeZone: string;
  now: string;
  labels: Messages["knowledge"];
  languageNames: Record<Locale, string>;
  /** In which one may be written now. */
  languages: Locale[];
  times: TimeLabels;
  categoryId: number;
  onCategory: (id: number) => void;
  language: Locale;
  onLanguage: (locale: Locale) => void;
};

/** Beside the text: where the article stands, and who wrote which version when. */
export function ArticlePanel(props: Props) {
  const { article, categories, locale, labels, languageNames, categoryId, language } = props;
  return (
    <aside aria-label={labels.article} className="flex flex-col gap-5">
      <Field name="category" label={labels.categoryLabel}>
        {(control) => (
          <NativeSelect
            {...control}
            value={categoryId}
            onChange={(event) => props.onCategory(Number(event.target.value))}
          >
            {categories.map(({ id, names }) => (
              <option key={id} value={id}>
                {localName(names, locale)}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      {article ? (
        <p>
          <span className="block font-medium">{labels.languageLabel}</span>
          <span className="text-secondary-text">{languageNames[language]}</span>
        </p>
      ) : (
        <Field name="language" label={labels.languageLabel}>
          {(control) => (
            <NativeSelect
              {...control}
              value={language}
              onChange={({ target }) => isLocale(target.value) && props.onLanguage(target.value)}
            >
              {props.languages.map((one) => (
                <option key={one} value={one}>
                  {languageNames[one]}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      {article?.state === "published" && (
        <a
          href={`/help/${article.locale}/${article.slug}`}
          className="inline-flex min-h-6 items-center gap-1.5 font-medium text-primary-text touch:min-h-11"
        >
          <ExternalLink size={14} strokeWidth={1.75} aria-hidden />
          {labels.view}
        </a>
      )}
      {article && <Answers {...props} article={article} />}
      {article && <Versions {...props} article={article} />}
    </aside>
  );
}

function Answers({ article, labels, timeZone, now, locale, times }: Props & { article: ArticleEdit }) {
  const { votes, comments } = article;
  return (
    <section aria-labelledby="answers">
      <h2 id="answers" className="text-base">
        {labels.answers}
      </h2>
      <p className="mt-1 text-muted-foreground">
        {votes.all > 0 ? fillMessage(labels.reader.votes, votes, locale) : labels.noAnswers}
      </p>
      <ol className="divide-y">
        {comments.map(({ comment, at }) => (
          <li key={at + comment} className="py-2">
            <p dir="auto" className="whitespace-pre-wrap break-words">
              {comment}
            </p>
            <p className="text-muted-foreground text-xs">{formatWhen(at, now, timeZone, locale, times)}</p>
          </li>
        ))}
      </ol>
    </section>
  );
}

function Versions({ article, labels, timeZone, now, locale, times }: Props & { article: ArticleEdit }) {
  return (
    <section aria-labelledby="versions">
      <h2 id="versions" className="text-base">
        {labels.versions}
      </h2>
      <VersionRows
        articleId={article.id}
        versions={article.versions}
        labels={labels}
        reading={{ now, timeZone, locale, times }}
      />
      {article.hasMoreVersions && (
        <Link
          href={`/knowledge/${article.id}/versions` as Route}
          prefetch={false}
          className="inline-flex min-h-6 items-center font-medium text-primary-text hover:underline touch:min-h-11"
        >
          {labels.allVersions}
        </Link>
      )}
    </section>
  );
}
