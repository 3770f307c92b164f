import { daysBetween } from "@/lib/i18n/time";
import type { ViewKey } from "@/lib/tickets/inputs";
import type { TicketRow } from "@/lib/tickets/view-types";

const groupKeys = ["overdue", "nextHour", "laterToday", "later", "paused"] as const;
export type GroupKey = (typeof groupKeys)[number];
/** `count` of all its rows, also of those that are not painted yet. */
export type RowGroup = { key: GroupKey | null; rows: TicketRow[]; count: number };

const grouped: ReadonlySet<ViewKey> = new Set(["mine", "unassigned", "open"]);

/** Open views in groups by next due, the others as one list. The order within a group is the server's. */
export function groupRows(rows: TicketRow[], view: ViewKey, now: number, zone: string): RowGroup[] {
  if (!grouped.has(view)) return [{ key: null, rows, count: rows.length }];
  const groups = groupKeys.map((key) => ({ key, rows: [] as TicketRow[] }));
  const rowsOf = new Map(groups.map((group) => [group.key, group.rows]));
  for (const row of rows) rowsOf.get(groupOf(row, now, zone))?.push(row);
  return groups
    .filter((group) => group.rows.length > 0)
    .map((group) => ({ ...group, count: group.rows.length }));
}

/** The first rows of all groups together; a group without one of them falls away. */
export function firstRows(groups: RowGroup[], most: number): RowGroup[] {
  let left = most;
  return groups.flatMap((group) => {
    const rows = group.rows.slice(0, left);
    left -= rows.length;
    return rows.length > 0 ? { ...group, rows } : [];
  });
}

function groupOf({ clock }: TicketRow, now: number, zone: string): GroupKey {
  if (clock?.state !== "running" || !clock.dueAt) return "paused";
  const seconds = (Date.parse(clock.dueAt) - now) / 1000;
  if (seconds <= 0) return "overdue";
  if (seconds <= 3600) return "nextHour";
  return daysBetween(clock.dueAt, now, zone) === 0 ? "laterToday" : "later";
}
