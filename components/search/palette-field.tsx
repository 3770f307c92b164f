"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import Search from "lucide-react/icons/search";
import X from "lucide-react/icons/x";
import type { KeyboardEvent, RefObject } from "react";
import { Kbd } from "@/components/ui/kbd";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { PaletteWords, Way } from "./types";
import type { usePalette } from "./use-palette";

type Props = {
  field: RefObject<HTMLInputElement | null>;
  listId: string;
  activeId: string | undefined;
  palette: ReturnType<typeof usePalette>;
  words: PaletteWords;
  onEnter: (way: Way) => void;
};

/** The field with its keys, and where it looks: a chip that Backspace takes away. */
export function PaletteField({ field, listId, activeId, palette, words, onEnter }: Props) {
  const { place, typed, ticketNumber } = palette;
  const placeName =
    place === "everywhere" ? null : fillMessage(words.places[place], { number: ticketNumber ?? "" });

  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    // While an input method composes a word, its keys are its own.
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key] as 1 | -1 | undefined;
    if (step) {
      event.preventDefault();
      palette.move(step);
    } else if (event.key === "Tab") {
      // Behind the last group, and before the first one, it goes on to what else is here.
      if (palette.moveToGroup(event.shiftKey ? -1 : 1)) event.preventDefault();
    } else if (event.key === "Enter") {
      event.preventDefault();
      onEnter(event.shiftKey ? "insert" : event.ctrlKey || event.metaKey ? "window" : "open");
    } else if (event.key === "Backspace" && typed === "" && place !== "everywhere") {
      event.preventDefault();
      palette.leavePlace();
    }
  }

  return (
    <div className="flex h-[52px] shrink-0 items-center gap-3 border-b ps-4 pe-3 touch:h-14">
      <Search size={18} strokeWidth={1.75} className="shrink-0 text-muted-foreground" aria-hidden />
      <input
        ref={field}
        type="text"
        role="combobox"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        maxLength={200}
        aria-label={words.placeholder}
        aria-autocomplete="list"
        aria-expanded={palette.items.length > 0}
        aria-controls={listId}
        aria-activedescendant={activeId}
        placeholder={words.placeholder}
        value={typed}
        onChange={(event) => palette.type(event.target.value)}
        onKeyDown={onKeyDown}
        className="h-full min-w-0 grow bg-transparent text-md outline-none placeholder:text-muted-foreground focus-visible:outline-none touch:text-[16px]"
      />
      {placeName && (
        <button
          type="button"
          aria-label={fillMessage(words.leave, { place: placeName })}
          onClick={() => {
            palette.leavePlace();
            field.current?.focus();
          }}
          className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full bg-active px-2.5 font-medium text-secondary-text text-xs hover:bg-accent touch:h-9"
        >
          {placeName}
          <X size={12} strokeWidth={2} aria-hidden />
        </button>
      )}
      <Base.Close className="inline-flex shrink-0 items-center justify-center rounded-sm touch:size-11">
        <span className="sr-only">{words.shell.close} </span>
        <Kbd>Esc</Kbd>
        <X size={18} strokeWidth={1.75} aria-hidden className="hidden touch:block" />
      </Base.Close>
    </div>
  );
}
