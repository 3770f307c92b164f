"use client";

import Placeholder from "@tiptap/extension-placeholder";
import { EditorContent, useEditor } from "@tiptap/react";
import StarterKit from "@tiptap/starter-kit";
import { exitSuggestion } from "@tiptap/suggestion";
import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { pageNonce } from "@/components/ui/page-nonce";
import type { Messages } from "@/lib/i18n/load-messages";
import { ComposerToolbar } from "./composer-toolbar";
import type { ToolbarLabels } from "./link-form";
import { MentionList } from "./mention-list";
import { type Asking, mentionKey, mentionNode } from "./mention-node";

export type RichEditorProps = {
  initialHtml: string;
  /** Where the caret stood in the plain textarea; null leaves the focus where it is. */
  caret: { offset: number; breaksBefore: number } | "end" | null;
  label: string;
  placeholder: string;
  labels: ToolbarLabels;
  /** Whether an @ mentions colleagues now, and those who see which ticket. */
  mentions?: { on: boolean; ticketId: number; labels: Messages["tickets"]["composer"]; locale: string };
  onChange: (html: string) => void;
  /** Ctrl Enter; `solve` with Shift. */
  onSubmit: (solve: boolean) => void;
  onEscape: () => void;
};

/** Loaded on first focus: Tiptap with what survives in a mail. */
export default function RichEditor(props: RichEditorProps) {
  const { initialHtml, label, placeholder, labels, mentions, onChange } = props;
  const [asking, setAsking] = useState<Asking | null>(null);
  const mentionKeys = useRef<((event: KeyboardEvent) => boolean) | null>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const editor = useEditor({
    immediatelyRender: true,
    injectNonce: pageNonce(),
    shouldRerenderOnTransaction: false,
    extensions: [
      StarterKit.configure({
        heading: false,
        codeBlock: false,
        horizontalRule: false,
        strike: false,
        link: { openOnClick: false, autolink: true, defaultProtocol: "https", protocols: ["mailto", "tel"] },
      }),
      Placeholder.configure({ placeholder: () => latest.current.placeholder }),
      mentionNode(() => latest.current.mentions?.on === true, setAsking),
    ],
    content: initialHtml,
    // The space before the next word counts when the editor comes in the middle of typing.
    parseOptions: { preserveWhitespace: true },
    editorProps: {
      attributes: {
        "aria-label": label,
        "aria-multiline": "true",
        role: "textbox",
        dir: "auto",
        class:
          "rich-text outline-none min-h-[72px] group-[&[data-quiet]:not(:focus-within)]/composer:min-h-0 px-3.5 py-2.5 text-base touch:text-[16px]",
      },
      handleKeyDown: (_view, event) => {
        if (mentionKeys.current?.(event)) return true;
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          latest.current.onSubmit(event.shiftKey);
          return true;
        }
        if (event.key === "Escape") latest.current.onEscape();
        return false;
      },
    },
    onUpdate: ({ editor: changed }) => onChange(changed.isEmpty ? "" : changed.getHTML()),
  });

  // Before the browser handles the next key, so that none is lost between textarea and editor.
  useLayoutEffect(() => {
    if (latest.current.caret === null || editor.isDestroyed) return;
    const { caret: from, initialHtml: html } = latest.current;
    const end = editor.state.doc.content.size;
    const at = from === "end" || !html ? end : Math.min(1 + from.offset + from.breaksBefore, end);
    editor.commands.setTextSelection(at);
    editor.view.focus();
  }, [editor]);

  // The placeholder follows the mode without losing the text.
  useEffect(() => {
    editor.setOptions({ editorProps: { ...editor.options.editorProps } });
    editor.view.dom.setAttribute("aria-label", label);
    editor.view.dispatch(editor.state.tr.setMeta("placeholder", placeholder));
  }, [editor, label, placeholder]);

  return (
    <>
      {mentions?.on && asking && (
        <MentionList
          asking={asking}
          ticketId={mentions.ticketId}
          labels={mentions.labels}
          locale={mentions.locale}
          textbox={editor.view.dom}
          keys={mentionKeys}
          onClose={() => exitSuggestion(editor.view, mentionKey)}
        />
      )}
      <EditorContent editor={editor} className="max-h-[38dvh] overflow-y-auto" />
      <ComposerToolbar editor={editor} labels={labels} />
    </>
  );
}
