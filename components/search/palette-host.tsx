"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { PreferenceProps } from "@/components/shell/types";
import { useKeys } from "@/components/ui/use-keys";
import { type Loaded, loadPalette } from "./load-palette";
import { type PageOffers, pageOffers } from "./page-offers";
import { onOpenPalette } from "./palette-door";

/** Stands once in the frame: Ctrl K from anywhere and the key `/` open the palette, which is loaded then. */
export function PaletteHost(preferences: PreferenceProps) {
  const router = useRouter();
  const [shown, setShown] = useState<(Loaded & { begun: string; offers: PageOffers }) | null>(null);
  const [turn, setTurn] = useState(0);
  const [open, setOpen] = useState(false);
  /** What is typed between the key that opens it and the field: null while nothing is on its way. */
  const early = useRef<string | null>(null);

  async function show() {
    if (open || early.current !== null) return;
    early.current = "";
    try {
      const loaded = await loadPalette(preferences.locale);
      setShown({ ...loaded, begun: early.current, offers: pageOffers() });
      setTurn(turn + 1);
      setOpen(true);
    } catch {
      // The page does the same without the palette, and says what is wrong.
      router.push("/search" as Route);
    } finally {
      early.current = null;
    }
  }

  useKeys({ "/": show });
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    if (command && !event.shiftKey && event.key.toLowerCase() === "k") {
      event.preventDefault();
      event.stopPropagation();
      if (open) setOpen(false);
      else void show();
    } else if (early.current !== null && !command && event.key.length === 1) {
      event.preventDefault();
      event.stopPropagation();
      early.current += event.key;
    }
  });
  const onOpen = useEffectEvent(() => void show());
  useEffect(() => {
    // Before any other hears it: also in a field, and in an editor that has a use for the same key.
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener("keydown", listener, { capture: true });
    const takeBack = onOpenPalette(() => onOpen());
    return () => {
      window.removeEventListener("keydown", listener, { capture: true });
      takeBack();
    };
  }, []);

  if (!shown) return null;
  const { Palette, ...props } = shown;
  return <Palette key={turn} {...preferences} {...props} open={open} onOpenChange={setOpen} />;
}
