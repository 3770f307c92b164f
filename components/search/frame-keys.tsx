"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { PreferenceProps } from "@/components/shell/types";
import { isTyping, useKeys } from "@/components/ui/use-keys";
import { loadLayers } from "./load-layers";
import { type PageOffers, pageOffers } from "./page-offers";
import { type Layer, onOpenLayer } from "./palette-door";

/** The key after G, within a second. */
const places: Record<string, string> = {
  i: "/inbox/open",
  u: "/inbox/unassigned",
  c: "/calendar",
  k: "/knowledge",
  r: "/reports",
  s: "/settings",
};
const patience = 1000;

type Shown = Awaited<ReturnType<typeof loadLayers>> & {
  layer: Layer;
  begun: string;
  offers: PageOffers;
  turn: number;
  open: boolean;
};

type Props = PreferenceProps & {
  /** Where the frame leads this person, beside the inbox. */
  hrefs: string[];
};

/**
 * Stands once in the frame, for the keys that work on every page: Ctrl K, also in fields, and `/` open the palette, `?`
 * the list of keys, which are loaded then; G and a letter lead to a page.
 */
export function FrameKeys({ hrefs, ...preferences }: Props) {
  const router = useRouter();
  const [shown, setShown] = useState<Shown | null>(null);
  /** What is typed between the key and the field: null while nothing is on its way. */
  const early = useRef<string | null>(null);
  const goUntil = useRef(0);

  async function show(layer: Layer) {
    if (shown?.open || early.current !== null) return;
    early.current = "";
    try {
      const loaded = await loadLayers(preferences.locale);
      const turn = (shown?.turn ?? 0) + 1;
      setShown({ ...loaded, layer, turn, open: true, begun: early.current, offers: pageOffers() });
      // Until it stands and has the focus, keys are kept for it; the list of keys takes none.
      early.current = layer === "palette" ? "" : null;
    } catch {
      early.current = null;
      // The page does the same without the palette, and says what is wrong.
      if (layer === "palette") router.push("/search" as Route);
    }
  }

  function takeEarly(): string {
    const typed = early.current ?? "";
    early.current = null;
    return typed;
  }

  useKeys({
    "/": () => void show("palette"),
    "?": () => void show("shortcuts"),
    g: (event) => {
      goUntil.current = event.timeStamp + patience;
    },
  });
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.altKey) return;
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const goes = event.timeStamp < goUntil.current && !command && !isTyping(event);
    const href = goes ? places[key] : undefined;
    goUntil.current = 0;
    if (command && !event.shiftKey && key === "k") {
      if (shown?.open && shown.layer === "palette") {
        takeEarly();
        setShown({ ...shown, open: false });
      } else void show("palette");
    } else if (early.current !== null && !command && (key.length === 1 || key === "enter")) {
      // Enter has nothing to take yet, and is not the page's.
      if (key !== "enter") early.current += event.key;
    } else if (href && (href.startsWith("/inbox") || hrefs.includes(href))) router.push(href as Route);
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  const onOpen = useEffectEvent((layer: Layer) => void show(layer));
  useEffect(() => {
    // Before any other hears it: also in a field, and on a page for which the letter by itself means something else.
    const listener = (event: KeyboardEvent) => hear(event);
    window.addEventListener("keydown", listener, { capture: true });
    const takeBack = onOpenLayer((layer) => onOpen(layer));
    return () => {
      window.removeEventListener("keydown", listener, { capture: true });
      takeBack();
    };
  }, []);

  if (!shown) return null;
  const { layers, layer, turn, ...props } = shown;
  const Open = layers[layer];
  return (
    <Open
      key={turn}
      {...preferences}
      {...props}
      takeEarly={takeEarly}
      onOpenChange={(open) => {
        takeEarly();
        setShown({ ...shown, open });
      }}
    />
  );
}
