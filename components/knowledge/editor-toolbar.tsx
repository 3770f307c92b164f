"use client";

import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import Bold from "lucide-react/icons/bold";
import Code from "lucide-react/icons/code";
import Heading2 from "lucide-react/icons/heading-2";
import Heading3 from "lucide-react/icons/heading-3";
import Italic from "lucide-react/icons/italic";
import LinkIcon from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListOrdered from "lucide-react/icons/list-ordered";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useState } from "react";
import { LinkForm } from "@/components/tickets/link-form";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import type { Messages } from "@/lib/i18n/load-messages";

type Labels = Messages["knowledge"]["toolbar"];

const buttons = [
  { name: "heading", Icon: Heading2, on: ["heading", { level: 2 }] },
  { name: "subheading", Icon: Heading3, on: ["heading", { level: 3 }] },
  { name: "bold", Icon: Bold, on: ["bold"], keys: "Ctrl B" },
  { name: "italic", Icon: Italic, on: ["italic"], keys: "Ctrl I" },
  { name: "bulletList", Icon: List, on: ["bulletList"] },
  { name: "orderedList", Icon: ListOrdered, on: ["orderedList"] },
  { name: "quote", Icon: TriangleAlert, on: ["blockquote"] },
  { name: "code", Icon: Code, on: ["codeBlock"] },
  { name: "link", Icon: LinkIcon, on: ["link"] },
] as const;
type Name = (typeof buttons)[number]["name"];

export function EditorToolbar({ editor, labels }: { editor: Editor; labels: Labels }) {
  const [linking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) =>
      Object.fromEntries(
        buttons.map(({ name, on: [mark, options] }) => [name, now.isActive(mark, options)]),
      ) as Record<Name, boolean>,
  });
  const run: Record<Name, () => void> = {
    heading: () => editor.chain().focus().toggleHeading({ level: 2 }).run(),
    subheading: () => editor.chain().focus().toggleHeading({ level: 3 }).run(),
    bold: () => editor.chain().focus().toggleBold().run(),
    italic: () => editor.chain().focus().toggleItalic().run(),
    bulletList: () => editor.chain().focus().toggleBulletList().run(),
    orderedList: () => editor.chain().focus().toggleOrderedList().run(),
    quote: () => editor.chain().focus().toggleBlockquote().run(),
    code: () => editor.chain().focus().toggleCodeBlock().run(),
    link: () => setLinking(!linking),
  };
  return (
    <>
      <div
        role="toolbar"
        aria-label={labels.toolbar}
        className="flex flex-wrap items-center gap-0.5 rounded-t-md border-b bg-canvas p-1"
      >
        {buttons.map(({ name, Icon, ...button }) => (
          <IconButton
            key={name}
            label={labels[name]}
            keys={"keys" in button ? button.keys : undefined}
            aria-pressed={active[name]}
            onClick={run[name]}
            className={cn(active[name] && "bg-active text-foreground")}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        ))}
      </div>
      {linking && <LinkForm editor={editor} labels={labels} onDone={() => setLinking(false)} />}
    </>
  );
}
