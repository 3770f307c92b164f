import type { ReactNode } from "react";
import { helpWidth } from "@/components/shell/help-header";
import type { ArticlePreview } from "@/lib/knowledge/view-types";

type Props = {
  article: ArticlePreview;
  labels: { contents: string };
  /** Above and below the title, and after the text: what a reader's page has and a preview has not. */
  path?: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
  /** Beside it, below the contents; on a narrow screen below the article. */
  aside?: ReactNode;
  as?: "h1" | "h2";
};

/** An article as its reader gets it: the page and the writer's preview are the same component. */
export function ArticleView({ article, labels, path, meta, children, aside, as: Heading = "h1" }: Props) {
  const { title, html, headings } = article;
  return (
    // By the room it has, not by the window's: beside the writer's panel there is less.
    <div className="@container">
      <div
        className={`${helpWidth} grid gap-x-16 gap-y-6 py-7 @5xl:grid-cols-[minmax(0,680px)_minmax(0,1fr)]`}
      >
        <article className="min-w-0">
          {path}
          <Heading
            dir="auto"
            className="mt-2 text-balance text-3xl tracking-tighter md:text-[34px] md:leading-[44px]"
          >
            {title}
          </Heading>
          {meta && <div className="mt-1.5 text-base text-muted-foreground">{meta}</div>}
          {headings.length > 1 && (
            <details className="group mt-5 rounded-md border @5xl:hidden">
              <summary className="flex min-h-11 items-center justify-between px-4 font-medium after:icon after:icon-chevron-down after:size-4 group-open:after:rotate-180 [&::-webkit-details-marker]:hidden">
                {labels.contents}
              </summary>
              <Contents headings={headings} className="px-4 pb-3" />
            </details>
          )}
          <div
            dir="auto"
            className="article-text mt-5"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: cleaned by lib/knowledge/article-html.ts when it was written
            dangerouslySetInnerHTML={{ __html: html }}
          />
          {children}
        </article>
        {(headings.length > 1 || aside) && (
          <div className="flex flex-col gap-6 text-base @5xl:sticky @5xl:top-6 @5xl:max-w-[260px] @5xl:self-start">
            {headings.length > 1 && (
              <nav aria-label={labels.contents} className="hidden @5xl:block">
                <p className="mb-2 font-semibold">{labels.contents}</p>
                <Contents headings={headings} className="border-s" />
              </nav>
            )}
            {aside}
          </div>
        )}
      </div>
    </div>
  );
}

function Contents({ headings, className }: { headings: ArticlePreview["headings"]; className: string }) {
  return (
    <ul className={className}>
      {headings.map(({ id, text, level }) => (
        <li key={id} className={level === 3 ? "ps-4" : undefined}>
          <a
            dir="auto"
            href={`#${id}`}
            className="block py-1 text-muted-foreground hover:text-foreground @5xl:ps-3.5 touch:py-2.5"
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
