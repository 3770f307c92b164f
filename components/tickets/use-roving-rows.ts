"use client";

import { useLayoutEffect, useState } from "react";
import { usePageKeys } from "@/components/ui/use-keys";
import type { TicketRow } from "@/lib/tickets/view-types";

export const rowId = (number: number) => `ticket-row-${number}`;
const storageKey = (view: string) => `list-row:${view}`;

/** Remembers the row a ticket was opened from, so that coming back finds it. */
export function rememberRow(view: string, number: number): void {
  sessionStorage.setItem(storageKey(view), String(number));
}

/**
 * One tab stop for the list: the current row. J, K and the arrows move it from anywhere on the page, Enter opens it.
 */
export function useRovingRows(rows: TicketRow[], view: string, open: (row: TicketRow) => void) {
  const [number, setNumber] = useState<number | null>(null);
  const current = rows.find((row) => row.number === number) ?? rows[0];

  // Before the keys are heard: a J that came first would be taken back.
  useLayoutEffect(() => {
    const back = Number(sessionStorage.getItem(storageKey(view)));
    sessionStorage.removeItem(storageKey(view));
    if (back) focusRow(back);
  }, [view]);

  usePageKeys((event) => {
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const onRow = document.activeElement?.getAttribute("role") === "row";
    if (event.key.startsWith("Arrow") && !onRow && document.activeElement !== document.body) return;
    const at = current ? rows.indexOf(current) : 0;
    const target =
      event.key === "Home" && onRow ? 0 : event.key === "End" && onRow ? rows.length - 1 : at + (step ?? 0);
    if (step || ((event.key === "Home" || event.key === "End") && onRow)) {
      event.preventDefault();
      const row = rows[onRow ? Math.max(0, Math.min(rows.length - 1, target)) : Math.max(0, at)];
      if (row) focusRow(row.number);
    } else if (event.key === "Enter" && onRow && current) {
      event.preventDefault();
      open(current);
    }
  });

  return { currentNumber: current?.number ?? null, setCurrent: setNumber };
}

function focusRow(number: number): void {
  const element = document.getElementById(rowId(number));
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}
