"use client";

import type { Editor } from "@tiptap/react";
import { useEditorState } from "@tiptap/react";
import Bold from "lucide-react/icons/bold";
import LinkIcon from "lucide-react/icons/link";
import List from "lucide-react/icons/list";
import ListOrdered from "lucide-react/icons/list-ordered";
import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { LinkForm, type ToolbarLabels } from "./link-form";

export function ComposerToolbar({ editor, labels }: { editor: Editor; labels: ToolbarLabels }) {
  const [linking, setLinking] = useState(false);
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive("bold"),
      bulletList: now.isActive("bulletList"),
      orderedList: now.isActive("orderedList"),
      link: now.isActive("link"),
    }),
  });
  const buttons = [
    { name: "bold", Icon: Bold, keys: "Ctrl B", run: () => editor.chain().focus().toggleBold().run() },
    {
      name: "bulletList",
      Icon: List,
      keys: undefined,
      run: () => editor.chain().focus().toggleBulletList().run(),
    },
    {
      name: "orderedList",
      Icon: ListOrdered,
      keys: undefined,
      run: () => editor.chain().focus().toggleOrderedList().run(),
    },
    { name: "link", Icon: LinkIcon, keys: undefined, run: () => setLinking(!linking) },
  ] as const;
  return (
    <>
      {linking && <LinkForm editor={editor} labels={labels} onDone={() => setLinking(false)} />}
      <div
        role="toolbar"
        aria-label={labels.toolbar}
        className="group-[&[data-quiet]:not(:focus-within)]/composer:hidden absolute start-2 bottom-2 flex items-center gap-0.5 touch:hidden"
      >
        {buttons.map(({ name, Icon, keys, run }) => (
          <IconButton
            key={name}
            label={labels[name]}
            keys={keys}
            aria-pressed={active[name]}
            onClick={run}
            className={cn("touch:size-11", active[name] && "bg-active text-foreground")}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        ))}
      </div>
    </>
  );
}
