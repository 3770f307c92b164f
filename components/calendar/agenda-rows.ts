import type { Agenda, AppointmentView, DueView } from "@/lib/calendar/view-types";

type AppointmentRow = [
  id: number,
  version: number,
  title: string,
  place: string,
  startsAt: string,
  endsAt: string,
  ticketNumber: number | null,
  assigneeId: number | null,
];
type DueRow = [
  ticketNumber: number,
  subject: string,
  requesterName: string,
  metric: DueView["metric"],
  dueAt: string,
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
      one.startsAt,
      one.endsAt,
      one.ticketNumber,
      one.assigneeId,
    ]),
    dues: dues.map((one) => [
      one.ticketNumber,
      one.subject,
      one.requesterName,
      one.metric,
      one.dueAt,
      one.assigneeId,
    ]),
    names,
    cut,
  };
}

export function fromRows({ appointments, dues, names, cut }: AgendaRows): Agenda {
  return {
    appointments: appointments.map(
      ([id, version, title, place, startsAt, endsAt, ticketNumber, assigneeId]): AppointmentView => ({
        id,
        version,
        title,
        place,
        startsAt,
        endsAt,
        ticketNumber,
        assigneeId,
        assigneeName: assigneeId === null ? null : (names[assigneeId] ?? null),
      }),
    ),
    dues: dues.map(
      ([ticketNumber, subject, requesterName, metric, dueAt, assigneeId]): DueView => ({
        ticketNumber,
        subject,
        requesterName,
        metric,
        dueAt,
        assigneeId,
      }),
    ),
    cut,
  };
}
