import { type Interval, mostIntervals, type WeekHours } from "./view-types";

// Without Zod: the form's own script reads what is typed as the verb does, and stays light.

const days = 7;
const dayEnd = 24 * 60;
/** An interval as it is typed: "9", "09:00", "9.30", "24:00". Two empty fields are none. */
export type TypedInterval = { from: string; to: string };
export type TypedWeek = TypedInterval[][];

const field = /^([0-6])\.(\d{1,2})\.(from|to)$/;

/** Whether a field of the form may go back with it. */
export function isHoursField(name: string): boolean {
  return field.test(name) || name === "act" || name === "timeZone";
}

/** The form's fields by day and row; what is none of them is left out. */
export function typedWeek(values: Record<string, string>): TypedWeek {
  const week: TypedWeek = Array.from({ length: days }, () => []);
  for (const [name, text] of Object.entries(values)) {
    const [, day, index, edge] = field.exec(name) ?? [];
    if (!edge) continue;
    const rows = week[Number(day)] ?? [];
    const at = Math.min(Number(index), mostIntervals);
    while (rows.length <= at) rows.push({ from: "", to: "" });
    rows[at] = { ...(rows[at] ?? { from: "", to: "" }), [edge]: text };
  }
  return week;
}

/** What was typed as minutes, in order; or what is wrong, by the form's fields. */
export function readWeek(typed: TypedWeek): { week: Interval[][]; problems: Record<string, string> } {
  const problems: Record<string, string> = {};
  const week = typed.map((rows, day) => readDay(rows, `${day}`, problems));
  return { week, problems };
}

function readDay(rows: TypedInterval[], day: string, problems: Record<string, string>): Interval[] {
  const read = rows.flatMap((row, index) => {
    const interval = readInterval(row, `${day}.${index}`, problems);
    return interval ? [{ ...interval, index }] : [];
  });
  read.sort((a, b) => a.from - b.from || a.index - b.index);
  read.forEach(({ from, index }, at) => {
    const end = Math.max(-1, ...read.slice(0, at).map(({ to }) => to));
    if (end < from) return;
    problems[`${day}.${index}.from`] = end === from ? "error.hours.touches" : "error.hours.overlaps";
  });
  return read.map(({ from, to }) => ({ from, to }));
}

function readInterval(row: TypedInterval, name: string, problems: Record<string, string>): Interval | null {
  if (!row.from.trim() && !row.to.trim()) return null;
  const [from, to] = [parseTime(row.from), parseTime(row.to)];
  if (from === null || from === dayEnd) problems[`${name}.from`] = wrongTime(row.from, from);
  if (to === null) problems[`${name}.to`] = wrongTime(row.to, to);
  if (from === null || to === null || from === dayEnd) return null;
  if (to <= from) {
    problems[`${name}.to`] = "error.hours.endsFirst";
    return null;
  }
  return { from, to };
}

function wrongTime(text: string, minute: number | null): string {
  if (minute === dayEnd) return "error.hours.beginsLate";
  return text.trim() ? "error.hours.time" : "error.field.required";
}

/** Minutes since midnight, or null for what is no time of a day. */
export function parseTime(text: string): number | null {
  const [, hours, rest = "0"] = /^(\d{1,2})(?:[:.]?(\d\d))?$/.exec(text.trim()) ?? [];
  if (hours === undefined) return null;
  const minute = Number(hours) * 60 + Number(rest);
  return Number(rest) < 60 && minute <= dayEnd ? minute : null;
}

/** "09:00"; the end of a day is "24:00". */
export function formatMinute(minute: number): string {
  const part = (value: number) => String(value).padStart(2, "0");
  return `${part(Math.floor(minute / 60))}:${part(minute % 60)}`;
}

/** "09:00–12:00, 13:00–17:00"; empty for a closed day. The same in every language, so that it may stand in an event. */
export function formatIntervals(day: WeekHours["week"][number]): string {
  return day.map(({ from, to }) => `${formatMinute(from)}–${formatMinute(to)}`).join(", ");
}
