"use client";

import { type ComponentType, useEffect, useState } from "react";
import type { Messages } from "@/lib/i18n/load-messages";
import type { ArticleEditorProps } from "./article-editor";

type Props = Omit<ArticleEditorProps, "labels"> & { labels: Messages["knowledge"] };

/** The editor is fetched once the page stands; until then its place has the same size, and says so. */
export function LazyEditor({ labels, ...props }: Props) {
  const [Editor, setEditor] = useState<ComponentType<ArticleEditorProps> | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    let here = true;
    import("./article-editor").then(
      (loaded) => here && setEditor(() => loaded.default),
      () => here && setFailed(true),
    );
    return () => {
      here = false;
    };
  }, []);
  return (
    <div className="rounded-md border border-input bg-card focus-within:border-ring">
      {Editor ? (
        <Editor {...props} labels={labels} />
      ) : (
        <p role="status" className="min-h-[362px] px-4 py-3 text-muted-foreground">
          {failed ? labels.editorFailed : labels.editorLoading}
        </p>
      )}
    </div>
  );
}
