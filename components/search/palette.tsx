"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useId, useRef, useState } from "react";
import type { PreferenceProps } from "@/components/shell/types";
import { usePreferences } from "@/components/shell/use-preferences";
import { cn } from "@/components/ui/cn";
import { fillMessage } from "@/lib/i18n/fill-message";
import { ownCommands } from "./own-commands";
import type { PageOffers } from "./page-offers";
import { PaletteField } from "./palette-field";
import { PaletteHints } from "./palette-hints";
import { PaletteLines } from "./palette-lines";
import { PaletteNothing } from "./palette-nothing";
import type { PaletteItem, PaletteStart, Way } from "./types";
import { usePalette } from "./use-palette";
import { withLink } from "./with-link";

type PaletteProps = PreferenceProps & {
  start: PaletteStart;
  /** What was typed while it was loading. */
  begun: string;
  /** What was typed since, until the field has the focus; whoever asks has it, and keys are the field's from then on. */
  takeEarly: () => string;
  offers: PageOffers;
  open: boolean;
  onOpenChange: (open: boolean) => void;
};

/** What follows once it has closed: the focus goes back to where it was, or somewhere else with what is done. */
type After = { act?: () => void; focusBack: boolean };
const backToPage: After = { focusBack: true };

/** Search and commands over any page (ARIA combobox in a dialog): the field keeps the focus, a line of the list is active. */
export function Palette({
  start,
  begun,
  takeEarly,
  offers,
  open,
  onOpenChange,
  ...preferences
}: PaletteProps) {
  const { words } = start;
  const router = useRouter();
  const pathname = usePathname();
  const listId = useId();
  const field = useRef<HTMLInputElement>(null);
  const after = useRef<After>(backToPage);
  const palette = usePalette(start, ownCommands(start, usePreferences(preferences), preferences.locale), {
    begun,
    offers,
  });
  const { groups, items, active, loading, failed, typed } = palette;
  const { composer } = offers;

  function close(next: After = backToPage) {
    after.current = next;
    onOpenChange(false);
  }
  function take({ href, act, link, staysHere = false }: PaletteItem, way: Way = "open") {
    if (way === "insert") {
      if (link && composer) {
        close({ act: () => composer.rewrite(withLink(composer.html, link)), focusBack: false });
      }
    } else if (href === undefined) close({ act, focusBack: staysHere });
    else if (way === "window") {
      window.open(href, "_blank", "noopener");
      close();
    } else {
      // Another page takes the focus to its heading.
      close({ focusBack: href.split("?")[0] === pathname });
      router.push(href as Route);
    }
  }

  // Enter came before the answer: it takes the best of what was asked for, not of what stood there before.
  const [waiting, setWaiting] = useState<Way | null>(null);
  useEffect(() => {
    if (waiting === null || loading) return;
    setWaiting(null);
    if (active) take(active, waiting);
  });
  function enter(way: Way) {
    if (loading) setWaiting(way);
    else if (active) take(active, way);
  }

  const said = useSaid(
    loading ? null : fillMessage(words.count, { count: items.length }, preferences.locale),
  );
  return (
    <Base.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => {
        if (!isOpen) after.current.act?.();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="fixed inset-0 z-40 bg-overlay transition-opacity duration-(--duration-fast) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Base.Popup
          data-modal
          initialFocus={() => {
            if (field.current) typeAhead(field.current, takeEarly());
            return false;
          }}
          finalFocus={() => after.current.focusBack}
          className="fixed inset-0 z-50 flex flex-col bg-popover outline-none transition-opacity duration-(--duration-fast) data-ending-style:opacity-0 data-starting-style:opacity-0 md:inset-x-4 md:top-[104px] md:bottom-auto md:mx-auto md:max-h-[min(496px,calc(100dvh-128px))] md:max-w-165 md:rounded-xl md:shadow-(--shadow-lg)"
        >
          <Base.Title className="sr-only">{words.title}</Base.Title>
          <PaletteField
            field={field}
            listId={listId}
            activeId={active ? `${listId}-${active.key}` : undefined}
            palette={palette}
            words={words}
            onEnter={enter}
          />
          <span role="status" className="sr-only">
            {said}
          </span>
          <div
            className={cn(
              "min-h-0 grow overflow-y-auto overscroll-contain p-1.5 transition-opacity duration-(--duration-fast)",
              loading && "opacity-60",
            )}
          >
            {(failed || (items.length === 0 && !loading)) && (
              <PaletteNothing palette={palette} words={words} typed={typed} />
            )}
            <PaletteLines
              id={listId}
              groups={groups}
              active={active}
              typed={typed}
              busy={loading}
              now={palette.now}
              words={words}
              mayInsert={composer !== null}
              onPoint={palette.point}
              onTake={take}
            />
          </div>
          <PaletteHints
            words={words}
            typed={typed}
            mayInsert={composer !== null}
            onLeave={() => close({ focusBack: false })}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

const afterTyping = 400;

/** For screen readers, once the typing and the searching rest. */
function useSaid(text: string | null): string {
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (text === null) return;
    const timer = setTimeout(() => setSaid(text), afterTyping);
    return () => clearTimeout(timer);
  }, [text]);
  return said;
}

/**
 * Gives the field the focus behind what was typed before it had it. That is put in as a key puts it in: set as state, it
 * would come a moment later, and take away what was typed in that moment.
 */
function typeAhead(field: HTMLInputElement, early: string): void {
  field.focus();
  field.setRangeText(early, field.value.length, field.value.length, "end");
  if (early !== "") field.dispatchEvent(new Event("input", { bubbles: true }));
}
