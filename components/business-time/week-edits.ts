import { formatMinute, parseTime, type TypedInterval, type TypedWeek } from "@/lib/business-time/typed-week";
import { mostIntervals, type WeekHours } from "@/lib/business-time/view-types";

export type Edge = "from" | "to";

const step = 15;
const dayEnd = 24 * 60;

export function typedWeekOf({ week }: WeekHours): TypedWeek {
  return week.map((day) => day.map(({ from, to }) => ({ from: formatMinute(from), to: formatMinute(to) })));
}

/** What a button of the form does to what is typed: "add.2", "remove.2.0", "copy". */
export function editedWeek(week: TypedWeek, act: string): TypedWeek {
  const [what, day, index] = act.split(".");
  return week.map((rows, at) => {
    if (what === "copy") return at > 0 && at < 5 ? (week[0] ?? []) : rows;
    if (at !== Number(day)) return rows;
    if (what === "add" && rows.length < mostIntervals) return [...rows, suggested(rows)];
    return what === "remove" ? rows.filter((_row, row) => row !== Number(index)) : rows;
  });
}

/** Working hours for a day without any; else what is left of it after the last ones. */
function suggested(rows: TypedInterval[]): TypedInterval {
  if (rows.length === 0) return { from: "09:00", to: "17:00" };
  const last = Math.max(...rows.map(({ to }) => parseTime(to) ?? dayEnd));
  const from = last + 60;
  return from < dayEnd
    ? { from: formatMinute(from), to: formatMinute(Math.min(from + 240, dayEnd)) }
    : { from: "", to: "" };
}

/** The intervals that can be drawn, each with its row. */
export function drawn(rows: TypedInterval[]): { index: number; from: number; to: number }[] {
  return rows.flatMap((row, index) => {
    const [from, to] = [parseTime(row.from), parseTime(row.to)];
    return from !== null && to !== null && from < to ? [{ index, from, to }] : [];
  });
}

/** Between what an edge may move: its own other edge, and its neighbours without touching them. */
export function edgeLimits(rows: TypedInterval[], index: number, edge: Edge): { min: number; max: number } {
  const all = drawn(rows);
  const own = all.find((one) => one.index === index) ?? { from: 0, to: dayEnd };
  const before = all.filter((one) => one.index !== index && one.to <= own.from).map(({ to }) => to + step);
  const after = all.filter((one) => one.index !== index && one.from >= own.to).map(({ from }) => from - step);
  return edge === "from"
    ? { min: Math.max(0, ...before), max: own.to - step }
    : { min: own.from + step, max: Math.min(dayEnd, ...after) };
}

/** An edge at another minute, or as near to it as it may come. */
export function movedEdge(rows: TypedInterval[], index: number, edge: Edge, minute: number): TypedInterval[] {
  const { min, max } = edgeLimits(rows, index, edge);
  const to = Math.max(min, Math.min(max, minute));
  return rows.map((row, at) => (at === index ? { ...row, [edge]: formatMinute(to) } : row));
}

/** Where a key takes an edge: quarters of an hour, whole hours with Shift, its limits; null for another key. */
export function keyStep(
  { key, shiftKey }: { key: string; shiftKey: boolean },
  at: number,
  { min, max }: { min: number; max: number },
): number | null {
  if (key === "Home") return min;
  if (key === "End") return max;
  const direction = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1 }[key];
  if (direction === undefined) return null;
  if (shiftKey) return at + direction * 60;
  return direction > 0 ? (Math.floor(at / step) + 1) * step : (Math.ceil(at / step) - 1) * step;
}

/** The quarter of an hour under a pointer, so far (0 to 1) along the bar. */
export function minuteAt(part: number): number {
  return Math.round((Math.max(0, Math.min(1, part)) * dayEnd) / step) * step;
}
