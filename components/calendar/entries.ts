import type { Agenda, AppointmentView, DueView } from "@/lib/calendar/view-types";
import { addDays, startOfDay } from "./days";

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
 * dear: it is asked of where the days begin, not of hundreds of entries.
 */
export function entriesByDay(entries: Entry[], days: string[], timeZone: string): Map<string, Entry[]> {
  const byDay = new Map(days.map((day): [string, Entry[]] => [day, []]));
  const starts = [...days, addDays(days.at(-1) ?? "", 1)].map((day) => startOfDay(day, timeZone));
  const [earliest = 0, latest = 0] = [starts[0], starts.at(-1)];
  const lists = [...byDay.values()];
  for (const entry of entries) {
    const from = Date.parse(entry.startsAt);
    // A deadline is on the day of its moment, however long it is drawn; what ends at midnight is not on the next day.
    const to = entry.kind === "due" ? from + 1 : Date.parse(entry.endsAt);
    if (to <= earliest || from >= latest) continue;
    for (const [n, there] of lists.entries()) {
      if (from < (starts[n + 1] ?? 0) && to > (starts[n] ?? 0)) there.push(entry);
    }
  }
  return byDay;
}
