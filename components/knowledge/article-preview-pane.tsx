"use client";

import { useEffect, useState } from "react";
import { type ActionResult, problemOf } from "@/components/ui/action-result";
import { Banner } from "@/components/ui/banner";
import { callAction } from "@/components/ui/call-action";
import type { Messages } from "@/lib/i18n/load-messages";
import type { PreviewArticleInput } from "@/lib/knowledge/inputs";
import type { ArticlePreview } from "@/lib/knowledge/view-types";
import { ArticleView } from "./article-view";

type Props = {
  title: string;
  html: string;
  labels: Messages["knowledge"];
  networkError: string;
  preview: (input: PreviewArticleInput) => Promise<ActionResult<ArticlePreview>>;
};

/** What the server makes of the text: the same cleaning and the same component that readers get. */
export function ArticlePreviewPane({ title, html, labels, networkError, preview }: Props) {
  const [shown, setShown] = useState<ActionResult<ArticlePreview> | null>(null);
  useEffect(() => {
    let here = true;
    callAction(() => preview({ title, html }), networkError).then((result) => here && setShown(result));
    return () => {
      here = false;
    };
  }, [title, html, preview, networkError]);
  const problem = problemOf(shown ?? {});
  return (
    <section
      aria-label={labels.preview}
      aria-busy={shown === null}
      className="min-h-[400px] rounded-lg border"
    >
      {problem && (
        <Banner tone="danger" role="alert">
          {problem}
        </Banner>
      )}
      {shown?.data &&
        (shown.data.html || shown.data.title ? (
          <ArticleView article={shown.data} labels={labels.reader} as="h2" />
        ) : (
          <p className="p-6 text-muted-foreground">{labels.previewEmpty}</p>
        ))}
    </section>
  );
}
