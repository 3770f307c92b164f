import { expect, it } from "vitest";
import { reconcileRows } from "../../components/tickets/reconcile-rows";
import type { ViewKey } from "../../lib/tickets/inputs";
import type { TicketRow } from "../../lib/tickets/view-types";

/** Due in so many hours; null: no deadline. */
const row = (id: number, hours: number | null = null) =>
  ({
    id,
    clock: hours === null ? null : { state: "running", dueAt: new Date(hours * 3_600_000).toISOString() },
  }) as TicketRow;
const idsOf = (shown: TicketRow[], incoming: TicketRow[], isAll = false, view: ViewKey = "open") => {
  const { shown: rows, fresh } = reconcileRows(shown, incoming, isAll, view);
  return [rows.map(({ id }) => id), fresh.map(({ id }) => id)];
};

it("a row that left a full page goes, though the next page's first one moves up", () => {
  expect(idsOf([row(1, 1), row(2, 2), row(3)], [row(1, 1), row(3), row(4)])).toEqual([[1, 3], [4]]);
  expect(idsOf([row(1), row(2), row(3)], [row(1), row(2), row(4)])).toEqual([[1, 2], [4]]);
  expect(idsOf([row(3), row(2), row(1)], [row(3), row(1), row(0)], false, "solved")).toEqual([[3, 1], [0]]);
});

it("a row that a new one pushed beyond the end of the page stays", () => {
  expect(idsOf([row(1, 1), row(2, 2), row(3, 3)], [row(4, 0), row(1, 1), row(2, 2)])).toEqual([
    [1, 2, 3],
    [4],
  ]);
  expect(idsOf([row(3), row(2), row(1)], [row(4), row(3), row(2)], false, "solved")).toEqual([
    [3, 2, 1],
    [4],
  ]);
});

it("of one that came and two that left, both go", () => {
  const shown = [row(1, 1), row(2, 2), row(3, 3), row(4, 4)];
  expect(idsOf(shown, [row(9, 0), row(1, 1), row(4, 4), row(5, 5)])).toEqual([
    [1, 4],
    [9, 5],
  ]);
});

it("rows of later pages stay where the first one is all that is known, and go where it is everything", () => {
  const shown = [row(1, 1), row(2, 2), row(3, 3)];
  expect(idsOf(shown, [row(1, 1), row(2, 2)])).toEqual([[1, 2, 3], []]);
  expect(idsOf(shown, [row(1, 1), row(2, 2)], true)).toEqual([[1, 2], []]);
});

it("keeps rows at their places with their new values", () => {
  const moved = row(1, 9);
  const { shown } = reconcileRows([row(1, 1), row(2, 2)], [row(2, 2), moved], true, "open");
  expect(shown).toEqual([moved, row(2, 2)]);
});
