"use client";

import type { Editor } from "@tiptap/react";
import { type KeyboardEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

export type ToolbarLabels = {
  toolbar: string;
  bold: string;
  bulletList: string;
  orderedList: string;
  link: string;
  linkAddress: string;
  setLink: string;
  removeLink: string;
};

/** The address of a link on the selected words; not a form of its own, since it stands inside one. */
export function LinkForm({
  editor,
  labels,
  onDone,
}: {
  editor: Editor;
  labels: ToolbarLabels;
  onDone: () => void;
}) {
  const before = String(editor.getAttributes("link").href ?? "");
  const [address, setAddress] = useState(before);

  function set() {
    const typed = address.trim();
    const href = typed && !/^[a-z][a-z0-9+.-]*:/i.test(typed) ? `https://${typed}` : typed;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (!href) chain.unsetLink().run();
    else if (editor.state.selection.empty && !before) {
      chain.insertContent({ type: "text", text: typed, marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.setLink({ href }).run();
    onDone();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Enter" && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Enter") set();
    else {
      editor.commands.focus();
      onDone();
    }
  }

  return (
    <div className="flex flex-wrap items-center gap-2 border-t px-3.5 py-2">
      <Input
        autoFocus
        dir="ltr"
        inputMode="url"
        aria-label={labels.linkAddress}
        placeholder={labels.linkAddress}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
        onKeyDown={onKeyDown}
        className="w-auto min-w-0 grow"
      />
      <Button onClick={set}>{address.trim() || !before ? labels.setLink : labels.removeLink}</Button>
    </div>
  );
}
