import { helpWidth } from "@/components/shell/help-header";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import type { HelpCategory } from "@/lib/knowledge/view-types";

type Props = { categories: HelpCategory[]; locale: Locale; labels: Messages["knowledge"]["reader"] };

export function CategoryCards({ categories, locale, labels }: Props) {
  return (
    <section aria-labelledby="categories" className={`${helpWidth} py-8`}>
      <h2 id="categories" className="sr-only">
        {labels.categories}
      </h2>
      <ul className="grid gap-3.5 md:grid-cols-2 lg:grid-cols-3">
        {categories.map(({ name, slug, articles, first }) => (
          <li key={slug} className="rounded-lg border bg-card p-[18px] pb-3">
            <div className="flex items-center gap-3.5">
              <span
                aria-hidden
                className="grid size-10 shrink-0 place-items-center rounded-md bg-muted before:icon before:icon-book-open before:size-5"
              />
              <h3 dir="auto" className="min-w-0 grow">
                <a
                  href={`/help/${locale}/c/${slug}`}
                  className="inline-flex min-h-11 items-center hover:underline"
                >
                  {name}
                </a>
              </h3>
              <span className="font-mono text-muted-foreground text-sm">
                <span aria-hidden>{articles}</span>
                <span className="sr-only">{fillMessage(labels.count, { count: articles }, locale)}</span>
              </span>
            </div>
            <ul className="mt-1.5 text-base">
              {first.map((article) => (
                <li key={article.slug} dir="auto">
                  <a
                    href={`/help/${locale}/${article.slug}`}
                    className="block py-1 text-secondary-text hover:text-foreground hover:underline touch:py-2.5"
                  >
                    {article.title}
                  </a>
                </li>
              ))}
            </ul>
            {articles > first.length && (
              <a
                href={`/help/${locale}/c/${slug}`}
                className="block py-1 font-medium text-base text-primary-text hover:underline touch:py-2.5"
              >
                {fillMessage(labels.allOf, { name })}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
