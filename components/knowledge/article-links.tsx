import { PlainIcon } from "@/components/ui/plain-icon";
import type { ArticleLink } from "@/lib/knowledge/view-types";

/** Titles, each leading to its article. */
export function ArticleLinks({ articles, locale }: { articles: ArticleLink[]; locale: string }) {
  return (
    <ul className="divide-y">
      {articles.map(({ slug, title }) => (
        <li key={slug}>
          <a
            href={`/help/${locale}/${slug}`}
            className="flex min-h-11 items-center gap-3 py-2 hover:underline"
          >
            <PlainIcon name="file-text" size={18} className="shrink-0 text-muted-foreground" />
            <span dir="auto" className="grow">
              {title}
            </span>
            <PlainIcon
              name="chevron-right"
              size={16}
              className="shrink-0 text-muted-foreground rtl:-scale-x-100"
            />
          </a>
        </li>
      ))}
    </ul>
  );
}
