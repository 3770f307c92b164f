"use client";

import { useState } from "react";
import { cn } from "@/components/ui/cn";
import { FieldError } from "@/components/ui/field-error";
import { useScripts } from "@/components/ui/use-scripts";
import { ComposerText } from "./composer-text";
import type { NewTicketLabels } from "./labels";
import { textToHtml } from "./text-html";

type Props = {
  isNote: boolean;
  /** What stood there when the page came anew: as the editor wrote it, or as a browser without scripts sent it. */
  typed: string | undefined;
  typedText: string | undefined;
  error: string | undefined;
  labels: NewTicketLabels;
  /** Ctrl Enter. */
  onSubmit: () => void;
};

/** The composer's text as a form's field: sent as `text` without scripts, and as `html` with them. */
export function FirstMessage({ isNote, typed, typedText, error, labels, onSubmit }: Props) {
  const [first] = useState(typed ?? textToHtml(typedText ?? ""));
  const [html, setHtml] = useState(first);
  const scripts = useScripts();
  const placeholder = isNote ? labels.messageNote : labels.messageMail;
  return (
    <div className="flex flex-col gap-1.5">
      <span aria-hidden className="font-medium">
        {labels.message}
      </span>
      {scripts && <input type="hidden" name="html" value={html} />}
      <div
        data-field="html"
        className={cn(
          "relative rounded-sm border border-input bg-card pb-9 shadow-(--shadow-xs) focus-within:border-ring focus-within:outline-3 focus-within:outline-[color-mix(in_oklab,var(--ring)_24%,transparent)] [&_.rich-text]:min-h-40 [&_textarea]:min-h-40",
          isNote && "border-note-border bg-note",
          error && "border-destructive",
        )}
      >
        <ComposerText
          name="text"
          initialHtml={first}
          focusAtStart={false}
          quiet={false}
          label={error ? `${labels.message}: ${error}` : labels.message}
          placeholder={placeholder}
          labels={labels.editor}
          onChange={setHtml}
          onSubmit={onSubmit}
          onEscape={() => (document.activeElement as HTMLElement | null)?.blur()}
        />
      </div>
      {error && <FieldError>{error}</FieldError>}
    </div>
  );
}
