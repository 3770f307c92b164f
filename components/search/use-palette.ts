"use client";

import { useState } from "react";
import { useAsked } from "@/components/ui/use-answer";
import { foundGroups, ownGroups } from "./groups";
import type { PageOffers } from "./page-offers";
import { recentTickets } from "./recent-tickets";
import { ticketCommands } from "./ticket-commands";
import type { PaletteItem, PaletteStart, SearchAnswer } from "./types";

/** What a sign before the text narrows the search to. */
const placeOfSign = { "@": "people", "#": "number", ">": "commands" } as const;
export type Place = "everywhere" | "ticket" | (typeof placeOfSign)[keyof typeof placeOfSign];

/** What is typed, where it is looked for, what there is for it, and which line Enter takes. */
export function usePalette(
  start: PaletteStart,
  commands: PaletteItem[],
  { begun, offers }: { begun: string; offers: PageOffers },
) {
  const [recent] = useState(() => recentTickets().filter((number) => number !== offers.ticket?.number));
  const [ofTicket] = useState(() => ticketCommands(offers, start.words));
  const [state, setState] = useState<{ place: Place; typed: string }>(() =>
    read(offers.ticket ? "ticket" : "everywhere", begun),
  );
  const [moved, setMoved] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const { place, typed } = state;
  const address = addressOf(place, typed, recent);
  const { answer, failed: failure } = useAsked<SearchAnswer>(address, turn);
  const failed = address !== null && failure === `${address} ${turn}`;
  const loading = address !== null && answer?.address !== address && !failed;
  const shown = address !== null && !failed ? (answer?.body ?? null) : null;

  const found = shown ? foundGroups(shown, start, answer?.address.includes("?recent=") === true) : [];
  const alone = place === "people" || place === "number";
  const own = alone
    ? []
    : ownGroups(
        typed,
        place === "commands" ? [] : start.pages,
        commands,
        place === "everywhere" ? [] : ofTicket,
      );
  const groups = [...found, ...own];
  const items = groups.flatMap((group) => group.items);
  const at = Math.max(
    0,
    items.findIndex((item) => item.key === moved),
  );

  return {
    place,
    typed,
    groups,
    items,
    active: items[at] ?? null,
    /** Of what is shown: its clocks are drawn from then on. */
    now: shown?.now ?? null,
    loading,
    failed,
    ticketNumber: offers.ticket?.number ?? null,
    retry: () => setTurn(turn + 1),
    type(text: string) {
      setState(read(place, text));
      setMoved(null);
    },
    /** Back to everywhere. */
    leavePlace() {
      setState({ place: "everywhere", typed });
      setMoved(null);
    },
    move: (step: 1 | -1) => setMoved(items[(at + step + items.length) % items.length]?.key ?? null),
    point: (key: string) => setMoved(key),
    /** @returns whether there was one */
    moveToGroup(step: 1 | -1): boolean {
      const current = groups.findIndex((group) => group.items.some((item) => item === items[at]));
      const first = groups[current + step]?.items[0];
      if (first) setMoved(first.key);
      return first !== undefined;
    },
  };
}

function read(place: Place, text: string): { place: Place; typed: string } {
  const open = place === "everywhere" || place === "ticket";
  const chosen = open ? placeOfSign[text.trimStart().charAt(0) as keyof typeof placeOfSign] : undefined;
  return chosen ? { place: chosen, typed: text.trimStart().slice(1) } : { place, typed: text };
}

/** A single letter of ours finds half of everything: it is not asked for. */
const oneLetter = /^[a-zäöü]$/i;

function addressOf(place: Place, typed: string, recent: number[]): string | null {
  const asked = typed.trim();
  if (place === "commands" || oneLetter.test(asked)) return null;
  if (asked === "") {
    const seen = place === "everywhere" || place === "ticket";
    return seen && recent.length > 0 ? `/api/portal/search?recent=${recent.join(",")}` : null;
  }
  const within = place === "people" || place === "number" ? `&in=${place}` : "";
  return `/api/portal/search?q=${encodeURIComponent(asked)}${within}`;
}
