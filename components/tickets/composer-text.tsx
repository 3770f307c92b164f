"use client";

import { type ComponentType, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { RichEditorProps } from "./rich-editor";
import { htmlToText, textToHtml } from "./text-html";

type Props = Omit<RichEditorProps, "caret" | "initialHtml"> & {
  /** The text at mount; the composer gives a new `key` to load another one. */
  initialHtml: string;
  /** Open with the caret at the end. */
  focusAtStart: boolean;
  quiet: boolean;
  /** Of a form that is sent without scripts. */
  name?: string;
};

let loaded: ComponentType<RichEditorProps> | undefined;

/**
 * A plain textarea, also before the scripts have come; the rich editor takes its place on first focus with the text and
 * the caret. Typing goes on in the textarea until it is there, and for good if it never comes.
 */
export function ComposerText({ initialHtml, focusAtStart, quiet, name, ...props }: Props) {
  const area = useRef<HTMLTextAreaElement>(null);
  const composing = useRef(false);
  const [swap, setSwap] = useState<{ html: string; caret: RichEditorProps["caret"] } | null>(
    loaded && focusAtStart ? { html: initialHtml, caret: "end" } : null,
  );

  async function load() {
    try {
      loaded ??= (await import("./rich-editor")).default;
    } catch {
      return;
    }
    swapIn();
  }

  function swapIn() {
    const element = area.current;
    if (!element || !loaded || composing.current) return;
    const text = element.value;
    const caretAt = element.selectionStart;
    const untouched = text === htmlToText(initialHtml);
    const next = {
      html: untouched ? initialHtml : textToHtml(text),
      caret:
        document.activeElement !== element
          ? null
          : caretAt >= text.length || untouched
            ? "end"
            : { offset: caretAt, breaksBefore: text.slice(0, caretAt).split("\n").length - 1 },
    } as const;
    flushSync(() => setSwap(next));
  }

  if (swap && loaded) {
    const Editor = loaded;
    return <Editor {...props} initialHtml={swap.html} caret={swap.caret} />;
  }
  return (
    <textarea
      ref={area}
      name={name}
      dir="auto"
      rows={quiet ? 1 : 3}
      // biome-ignore lint/a11y/noAutofocus: opened by Undo or by a key, to go on writing
      autoFocus={focusAtStart}
      aria-label={props.label}
      placeholder={props.placeholder}
      defaultValue={htmlToText(initialHtml)}
      onFocus={load}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        swapIn();
      }}
      onChange={(event) => props.onChange(textToHtml(event.target.value))}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          props.onSubmit(event.shiftKey);
        }
        if (event.key === "Escape") props.onEscape();
      }}
      className="block max-h-[38dvh] min-h-0 w-full resize-none bg-transparent px-3.5 py-2.5 text-base touch:py-[11px] outline-none [field-sizing:content] placeholder:text-muted-foreground focus-visible:outline-none touch:text-[16px]"
    />
  );
}
