import { Temporal } from "temporal-polyfill";
import { startOfDay } from "@/lib/core/days";
import type { CalendarView } from "./view-types";

/** The days a view shows of a date, `to` exclusive, and where its arrows lead; weeks begin on Monday. */
export type ViewRange = {
  firstDay: string;
  lastDay: string;
  from: Date;
  to: Date;
  previous: string;
  next: string;
};

/** How far an agenda looks ahead. */
const agendaDays = 28;

export function viewRange(view: CalendarView, date: string, timeZone: string): ViewRange {
  const day = Temporal.PlainDate.from(date);
  const [first, days] = span(view, day);
  const end = first.add({ days });
  const step = { day: { days: 1 }, week: { days: 7 }, month: { months: 1 }, agenda: { days: agendaDays } }[
    view
  ];
  // From the 1st, so that a walk through the months is not caught by a short one.
  const from = view === "month" ? day.with({ day: 1 }) : day;
  return {
    firstDay: first.toString(),
    lastDay: end.subtract({ days: 1 }).toString(),
    from: startOfDay(first.toString(), timeZone),
    to: startOfDay(end.toString(), timeZone),
    previous: from.subtract(step).toString(),
    next: from.add(step).toString(),
  };
}

/** A day comes with its week: on a phone the days stand above it, each with a dot for what is in it. */
function span(view: CalendarView, day: Temporal.PlainDate): [first: Temporal.PlainDate, days: number] {
  if (view === "agenda") return [day, agendaDays];
  if (view === "month") return [monday(day.with({ day: 1 })), 42];
  return [monday(day), 7];
}

function monday(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** A day of an address, or null for what is none; the years are those that appointments can have. */
export function readDay(text: string | undefined): string | null {
  if (!text || !/^20\d\d-\d\d-\d\d$/.test(text)) return null;
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    return null;
  }
}
