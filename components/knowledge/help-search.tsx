"use client";

import Search from "lucide-react/icons/search";
import { type KeyboardEvent, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { MarkedText } from "./marked-text";
import { useSuggestions } from "./use-suggestions";

type Labels = Pick<
  Messages["knowledge"]["reader"],
  "search" | "searchLabel" | "searchPlaceholder" | "suggestions" | "suggested"
>;
type Props = { locale: Locale; words?: string; labels: Labels };

/** A form that asks for the page of results, with scripts or without; they add what could be meant while one types. */
export function HelpSearch({ locale, words = "", labels }: Props) {
  const [typed, setTyped] = useState(words);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(-1);
  const suggested = useSuggestions(locale, typed);
  const hits = suggested ?? [];
  const shown = open && hits.length > 0;
  const address = (slug: string) => `/help/${locale}/${slug}`;

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && hits.length > 0) {
      event.preventDefault();
      setOpen(true);
      // From the field to the first, from the last back to the field.
      const places = hits.length + 1;
      setActive((at) => ((at + 1 + step + places) % places) - 1);
    } else if (event.key === "Escape" && shown) {
      event.preventDefault();
      setOpen(false);
      setActive(-1);
    } else if (event.key === "Enter" && shown && hits[active]) {
      event.preventDefault();
      location.assign(address(hits[active].slug));
    }
  }

  return (
    <search className="relative mx-auto w-full max-w-[660px]">
      <form
        action={`/help/${locale}/search`}
        method="get"
        className="flex h-14 items-center gap-2.5 rounded-xl border border-input bg-card ps-4 pe-2 shadow-(--shadow-sm) focus-within:border-ring focus-within:outline-3 focus-within:outline-ring/24"
      >
        <Search size={20} strokeWidth={1.75} aria-hidden className="shrink-0 text-muted-foreground" />
        <input
          type="search"
          name="q"
          dir="auto"
          autoComplete="off"
          maxLength={200}
          required
          aria-label={labels.searchLabel}
          placeholder={labels.searchPlaceholder}
          defaultValue={words}
          role="combobox"
          aria-expanded={shown}
          aria-controls="help-suggestions"
          aria-autocomplete="list"
          aria-activedescendant={shown && active >= 0 ? `help-suggestion-${active}` : undefined}
          onChange={(event) => {
            setTyped(event.target.value);
            setOpen(true);
            setActive(-1);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setOpen(false)}
          className="h-full min-w-0 grow bg-transparent text-[17px] outline-none placeholder:text-muted-foreground focus-visible:outline-none [&::-webkit-search-cancel-button]:hidden"
        />
        <button type="submit" className={buttonClass({ variant: "primary", size: "lg" })}>
          {labels.search}
        </button>
      </form>
      <p role="status" className="sr-only">
        {open && suggested ? fillMessage(labels.suggested, { count: hits.length }, locale) : ""}
      </p>
      <ul
        id="help-suggestions"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the list of a combobox, as ARIA asks
        role="listbox"
        aria-label={labels.suggestions}
        hidden={!shown}
        className="absolute inset-x-0 top-full z-20 mt-2 rounded-xl bg-popover p-1.5 text-start shadow-(--shadow-lg)"
      >
        {hits.map(({ slug, marked, excerpt }, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and hears the keys
          <li
            key={slug}
            id={`help-suggestion-${index}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: an option of the list above
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            // Before the field loses the focus and the list closes.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => location.assign(address(slug))}
            className="min-h-11 cursor-pointer rounded-md px-3.5 py-2 hover:bg-accent aria-selected:bg-primary-soft"
          >
            <div dir="auto" className="font-medium">
              <MarkedText pieces={marked} />
            </div>
            <div dir="auto" className="truncate text-base text-muted-foreground">
              <MarkedText pieces={excerpt} />
            </div>
          </li>
        ))}
      </ul>
    </search>
  );
}
