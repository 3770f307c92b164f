import type { ViewKey } from "@/lib/tickets/inputs";
import type { TicketRow } from "@/lib/tickets/view-types";

const latestFirst: ReadonlySet<ViewKey> = new Set(["solved", "spam", "trash"]);

/** New rows among those on screen, in the server's order: next due first, or the latest change first. */
export function placeRows(shown: TicketRow[], fresh: TicketRow[], view: ViewKey): TicketRow[] {
  if (latestFirst.has(view)) return [...fresh, ...shown];
  return [...shown, ...fresh].sort(byDue);
}

/** Whether a row belongs among those on screen; else it lies on a page that has not been loaded. */
export function isOnScreen(row: TicketRow, shown: TicketRow[], next: string | null, view: ViewKey): boolean {
  const last = shown.at(-1);
  return next === null || latestFirst.has(view) || last === undefined || byDue(row, last) < 0;
}

/** Whether a shown row's place is before one of the server's page, which begins as what is shown did. */
export function isBefore(row: TicketRow, other: TicketRow, shown: TicketRow[], view: ViewKey): boolean {
  if (!latestFirst.has(view)) return byDue(row, other) < 0;
  const at = shown.findIndex(({ id }) => id === other.id);
  // It came up from the next page: nothing was pushed there.
  return at < 0 || shown.indexOf(row) < at;
}

function byDue(a: TicketRow, b: TicketRow): number {
  const [first, second] = [dueOf(a), dueOf(b)];
  // Not their difference: without deadlines that is Infinity - Infinity, which is no number.
  return first === second ? a.id - b.id : first < second ? -1 : 1;
}

function dueOf({ clock }: TicketRow): number {
  return clock?.state === "running" && clock.dueAt ? Date.parse(clock.dueAt) : Number.POSITIVE_INFINITY;
}
