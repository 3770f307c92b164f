import type { Agenda, AppointmentView, DueView } from "@/lib/calendar/view-types";
import { wallClock } from "./days";

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

/** Days on which an entry is to be seen, from its first to its last in the reader's zone. */
export function isOnDay(entry: Entry, day: string, timeZone: string): boolean {
  if (entry.kind === "due") return wallClock(entry.startsAt, timeZone).day === day;
  // What ends at midnight is not on the next day.
  const last = new Date(Date.parse(entry.endsAt) - 1);
  return wallClock(entry.startsAt, timeZone).day <= day && day <= wallClock(last, timeZone).day;
}
