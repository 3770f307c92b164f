import type { Agenda, AppointmentView, DueView } from "@/lib/calendar/view-types";
import { addDays } from "./days";

/** In milliseconds since 1970: half as long as in words, and without quotes to escape. */
type Instant = number;
type AppointmentRow = [
  id: number,
  version: number,
  title: string,
  place: string,
  startsAt: Instant,
  endsAt: Instant,
  ticketNumber: number | null,
  assigneeId: number | null,
];
type DueRow = [
  ticketNumber: number,
  subject: string,
  requesterName: string,
  metric: DueView["metric"],
  dueAt: Instant,
  assigneeId: number | null,
];

/** An agenda on its way to the page: hundreds of entries, so that no key and no colleague's name goes with each. */
export type AgendaRows = {
  appointments: AppointmentRow[];
  dues: DueRow[];
  names: Record<number, string | null>;
  cut: boolean;
};

export function toRows({ appointments, dues, cut }: Agenda): AgendaRows {
  const names: AgendaRows["names"] = {};
  for (const { assigneeId, assigneeName } of appointments) {
    if (assigneeId !== null) names[assigneeId] = assigneeName;
  }
  return {
    appointments: appointments.map((one) => [
      one.id,
      one.version,
      one.title,
      one.place,
      Date.parse(one.startsAt),
      Date.parse(one.endsAt),
      one.ticketNumber,
      one.assigneeId,
    ]),
    dues: dues.map((one) => [
      one.ticketNumber,
      one.subject,
      one.requesterName,
      one.metric,
      Date.parse(one.dueAt),
      one.assigneeId,
    ]),
    names,
    cut,
  };
}

/** @param days of these alone, a day more or less: of all entries, the week of the shown day is what needs no script */
export function fromRows({ appointments, dues, names, cut }: AgendaRows, days?: readonly string[]): Agenda {
  const earliest = days ? Date.parse(addDays(days[0] ?? "", -1)) : -Infinity;
  const latest = days ? Date.parse(addDays(days.at(-1) ?? "", 2)) : Infinity;
  const isNear = (startsAt: Instant, endsAt: Instant) => endsAt >= earliest && startsAt < latest;
  return {
    appointments: appointments
      .filter((row) => isNear(row[4], row[5]))
      .map(
        ([id, version, title, place, startsAt, endsAt, ticketNumber, assigneeId]): AppointmentView => ({
          id,
          version,
          title,
          place,
          startsAt: new Date(startsAt).toISOString(),
          endsAt: new Date(endsAt).toISOString(),
          ticketNumber,
          assigneeId,
          assigneeName: assigneeId === null ? null : (names[assigneeId] ?? null),
        }),
      ),
    dues: dues
      .filter((row) => isNear(row[4], row[4]))
      .map(
        ([ticketNumber, subject, requesterName, metric, dueAt, assigneeId]): DueView => ({
          ticketNumber,
          subject,
          requesterName,
          metric,
          dueAt: new Date(dueAt).toISOString(),
          assigneeId,
        }),
      ),
    cut,
  };
}
