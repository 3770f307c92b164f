import type { ReactNode } from "react";
import type { ArticlePreview } from "@/lib/knowledge/view-types";

type Props = {
  article: ArticlePreview;
  labels: { contents: string };
  /** Above and below the title, and after the text: what a reader's page has and a preview has not. */
  path?: ReactNode;
  meta?: ReactNode;
  children?: ReactNode;
  as?: "h1" | "h2";
};

/** An article as its reader gets it: the page and the writer's preview are the same component. */
export function ArticleView({ article, labels, path, meta, children, as: Heading = "h1" }: Props) {
  const { title, html, headings } = article;
  return (
    <div className="mx-auto grid w-full max-w-[1140px] gap-x-16 px-[18px] py-7 lg:grid-cols-[minmax(0,680px)_minmax(0,1fr)]">
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
          <details className="mt-5 rounded-md border lg:hidden">
            <summary className="flex min-h-11 items-center px-4 font-medium">{labels.contents}</summary>
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
      {headings.length > 1 && (
        <nav
          aria-label={labels.contents}
          className="max-w-[260px] text-base max-lg:hidden lg:sticky lg:top-6 lg:self-start"
        >
          <p className="mb-2 font-semibold">{labels.contents}</p>
          <Contents headings={headings} className="border-s" />
        </nav>
      )}
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
            className="block py-1 text-muted-foreground hover:text-foreground max-lg:py-2.5 lg:ps-3.5"
          >
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
