import type { Agenda, AppointmentView, DueView } from "@/lib/calendar/view-types";
import { addDays, wallClock } from "./days";

/** What stands in a calendar: something that takes place, or a moment when something is due. */
export type Entry =
  | { kind: "appointment"; key: string; startsAt: string; endsAt: string; appointment: AppointmentView }
  | { kind: "due"; key: string; startsAt: string; endsAt: string; due: DueView; late: boolean };

/** A due time is a moment; to be seen it takes up this long. */
const dueMinutes = 25;

export function entriesOf(agenda: Agenda, now: string): Entry[] {
  const booked: Entry[] = agenda.appointments.map((one) => ({
    kind: "appointment",
    key: `appointment-${one.id}`,
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    appointment: one,
  }));
  const due: Entry[] = agenda.dues.map((one) => ({
    kind: "due",
    key: `due-${one.ticketNumber}-${one.metric}`,
    startsAt: one.dueAt,
    endsAt: new Date(Date.parse(one.dueAt) + dueMinutes * 60_000).toISOString(),
    due: one,
    late: one.dueAt < now,
  }));
  return [...booked, ...due].sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0));
}

export function assigneeOf(entry: Entry): number | null {
  return entry.kind === "due" ? entry.due.assigneeId : entry.appointment.assigneeId;
}

/**
 * What is to be seen on each of some days that follow each other, in the reader's zone. What a clock shows in a zone is
 * dear: it is asked of those entries only that could be there, and once.
 */
export function entriesByDay(entries: Entry[], days: string[], timeZone: string): Map<string, Entry[]> {
  const byDay = new Map(days.map((day): [string, Entry[]] => [day, []]));
  // A day in the reader's zone begins and ends within a day of the one in Greenwich, in which instants are written.
  const earliest = addDays(days[0] ?? "", -1);
  const latest = addDays(days.at(-1) ?? "", 2);
  for (const entry of entries) {
    if (entry.endsAt < earliest || entry.startsAt >= latest) continue;
    const [first, last] = daysOf(entry, timeZone);
    for (const day of days) if (first <= day && day <= last) byDay.get(day)?.push(entry);
  }
  return byDay;
}

/** The first and the last day of an entry. */
function daysOf(entry: Entry, timeZone: string): [first: string, last: string] {
  const first = wallClock(entry.startsAt, timeZone).day;
  if (entry.kind === "due") return [first, first];
  // What ends at midnight is not on the next day.
  return [first, wallClock(new Date(Date.parse(entry.endsAt) - 1), timeZone).day];
}
