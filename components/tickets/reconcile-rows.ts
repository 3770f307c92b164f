import type { ViewKey } from "@/lib/tickets/inputs";
import type { TicketRow } from "@/lib/tickets/view-types";
import { isBefore } from "./place-rows";

export type Reconciled = { shown: TicketRow[]; fresh: TicketRow[] };

/**
 * New data under somebody's pointer: shown rows keep their places and get their new values, rows that left go, and new
 * ones wait until asked for. A row missing from a page that is not the last may have been pushed beyond its end by a new
 * one, and then it stays; not one whose place is before that end: its ticket is no more to be seen here.
 * @param incoming the first page anew
 */
export function reconcileRows(
  shown: TicketRow[],
  incoming: TicketRow[],
  incomingIsAll: boolean,
  view: ViewKey,
): Reconciled {
  const byId = new Map(incoming.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  const fresh = incoming.filter((row) => !known.has(row.id));
  // Rows of later pages follow the incoming ones, and this data says nothing about them.
  const firstPage = new Set(
    shown.slice(0, incomingIsAll ? shown.length : incoming.length).map((row) => row.id),
  );
  const end = incoming.at(-1);
  const isGone = (row: TicketRow) => {
    if (!firstPage.has(row.id)) return false;
    return incomingIsAll || fresh.length === 0 || (end !== undefined && isBefore(row, end, shown, view));
  };
  const kept = shown.filter((row) => byId.has(row.id) || !isGone(row));
  return { shown: kept.map((row) => byId.get(row.id) ?? row), fresh };
}
