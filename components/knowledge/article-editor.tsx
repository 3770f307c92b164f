"use client";

import Placeholder from "@tiptap/extension-placeholder";
import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { pageNonce } from "@/components/ui/page-nonce";
import type { Messages } from "@/lib/i18n/load-messages";
import { EditorToolbar } from "./editor-toolbar";

export type ArticleEditorProps = {
  /** The text at mount; another `key` loads another one. */
  initialHtml: string;
  labels: Pick<Messages["knowledge"], "bodyLabel" | "bodyPlaceholder" | "toolbar">;
  onChange: (html: string) => void;
};

/** Tiptap with what the help centre shows (lib/knowledge/article-html.ts); loaded by `LazyEditor`. */
export default function ArticleEditor({ initialHtml, labels, onChange }: ArticleEditorProps) {
  const editor = useEditor({
    immediatelyRender: true,
    injectNonce: pageNonce(),
    shouldRerenderOnTransaction: false,
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] },
        link: { openOnClick: false, autolink: true, defaultProtocol: "https", protocols: ["mailto", "tel"] },
      }),
      Placeholder.configure({ placeholder: labels.bodyPlaceholder }),
    ],
    content: initialHtml,
    editorProps: {
      attributes: {
        "aria-label": labels.bodyLabel,
        "aria-multiline": "true",
        role: "textbox",
        dir: "auto",
        class: "article-text min-h-[320px] px-4 py-3 outline-none",
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? "" : changed.getHTML()),
  });
  return (
    <>
      <EditorToolbar editor={editor} labels={labels.toolbar} />
      <EditorContent editor={editor} />
    </>
  );
}
