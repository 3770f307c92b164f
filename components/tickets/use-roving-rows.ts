"use client";

import { useEffect, useRef, useState } from "react";
import { isTyping } from "@/components/ui/use-keys";
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
  const latest = useRef({ rows, current, open });
  useEffect(() => {
    latest.current = { rows, current, open };
  });

  useEffect(() => {
    const back = Number(sessionStorage.getItem(storageKey(view)));
    sessionStorage.removeItem(storageKey(view));
    if (back) focusRow(back);
  }, [view]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
      const { rows: all, current: here, open: go } = latest.current;
      const onRow = document.activeElement?.getAttribute("role") === "row";
      if (event.key.startsWith("Arrow") && !onRow && document.activeElement !== document.body) return;
      const at = here ? all.indexOf(here) : 0;
      const target =
        event.key === "Home" && onRow ? 0 : event.key === "End" && onRow ? all.length - 1 : at + (step ?? 0);
      if (step || ((event.key === "Home" || event.key === "End") && onRow)) {
        event.preventDefault();
        const row = all[onRow ? Math.max(0, Math.min(all.length - 1, target)) : Math.max(0, at)];
        if (row) focusRow(row.number);
      } else if (event.key === "Enter" && onRow && here) {
        event.preventDefault();
        go(here);
      }
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);

  return { currentNumber: current?.number ?? null, setCurrent: setNumber };
}

function focusRow(number: number): void {
  const element = document.getElementById(rowId(number));
  element?.focus({ preventScroll: true });
  element?.scrollIntoView({ block: "nearest" });
}
