import type { TicketRow } from "@/lib/tickets/view-types";

export type Reconciled = { shown: TicketRow[]; fresh: TicketRow[] };

/**
 * New data under somebody's pointer: shown rows keep their places and get their new values, rows that left go, and new
 * ones wait until asked for. A row missing from a page that is not the last may only have been pushed beyond its end
 * by a new one; then it stays.
 */
export function reconcileRows(shown: TicketRow[], incoming: TicketRow[], incomingIsAll: boolean): Reconciled {
  const byId = new Map(incoming.map((row) => [row.id, row]));
  const known = new Set(shown.map((row) => row.id));
  const fresh = incoming.filter((row) => !known.has(row.id));
  const mayGo = incomingIsAll || fresh.length === 0;
  // Rows of later pages follow the incoming ones, and this data says nothing about them.
  const firstPage = new Set(
    shown.slice(0, incomingIsAll ? shown.length : incoming.length).map((row) => row.id),
  );
  const kept = shown.filter((row) => byId.has(row.id) || !firstPage.has(row.id) || !mayGo);
  return { shown: kept.map((row) => byId.get(row.id) ?? row), fresh };
}
