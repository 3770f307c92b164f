import type { ArticleLink } from "@/lib/knowledge/view-types";

/** Titles, each leading to its article. */
export function ArticleLinks({ articles, locale }: { articles: ArticleLink[]; locale: string }) {
  return (
    <ul className="divide-y">
      {articles.map(({ slug, title }) => (
        <li key={slug}>
          <a
            href={`/help/${locale}/${slug}`}
            className="before:icon before:icon-file-text after:icon after:icon-chevron-right flex min-h-11 items-center gap-3 py-2 before:size-4.5 before:text-muted-foreground after:size-4 after:text-muted-foreground hover:underline rtl:after:-scale-x-100"
          >
            <span dir="auto" className="grow">
              {title}
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
