"use client";

import { useEffect, useRef } from "react";
import { followTickets } from "@/components/shell/live-updates";
import { useViewCounts } from "@/components/shell/view-counts";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { TicketRow } from "@/lib/tickets/view-types";

/**
 * Follows the tickets of one view: a change fetches the rows it names, and nothing else of the page.
 * @param apply gets the ids that changed, and those of their rows that are in the view now
 */
export function useLiveRows(view: ViewKey, apply: (ids: number[], rows: TicketRow[]) => void): void {
  const { refreshCounts } = useViewCounts();
  const latest = useRef(apply);
  useEffect(() => {
    latest.current = apply;
  });
  useEffect(
    () =>
      followTickets(async (ids) => {
        const asked = fetch(`/api/portal/rows?view=${view}&ids=${ids.join(",")}`);
        refreshCounts();
        const answer = await asked;
        if (!answer.ok) return false;
        const { rows } = (await answer.json()) as { rows: TicketRow[] };
        latest.current(ids, rows);
        return true;
      }),
    [view, refreshCounts],
  );
}
