import type { SlaMetric } from "@/db/enums";
import type { Agenda, AppointmentView, DueView } from "./view-types";

/** Each column has one value for each appointment, the earliest first; instants in milliseconds since 1970. */
type AppointmentColumns = [
  id: number[],
  version: number[],
  title: string[],
  place: string[],
  startsAt: number[],
  endsAt: number[],
  ticketNumber: (number | null)[],
  assigneeId: (number | null)[],
];
type DueColumns = [
  ticketNumber: number[],
  subject: string[],
  requesterName: string[],
  metric: SlaMetric[],
  dueAt: number[],
  assigneeId: (number | null)[],
];
const startColumn = 4;

/**
 * An agenda as PostgreSQL writes it, and as it goes to the page: hundreds of entries, of which the server itself shows
 * few. None of them becomes an object on its way.
 */
export type AgendaColumns = {
  appointments: AppointmentColumns;
  dues: DueColumns;
  /** Of assignees, those who left among them. */
  names: Record<number, string>;
  /** There is more in the range than an agenda holds; the latest are left out. */
  cut: boolean;
};

/** The entries as objects. */
export function readAgenda(columns: AgendaColumns): Agenda<number> {
  return { ...entriesOf(columns, (at) => at), cut: columns.cut };
}

/**
 * The same for a page, with instants in ISO 8601.
 * @param between leaves out what is over before the first instant, or begins with the second: milliseconds since 1970
 */
export function showAgenda(
  columns: AgendaColumns,
  [from, to]: readonly [from: number, to: number] = [-Infinity, Infinity],
): Agenda {
  const isWanted = (start: number, end: number) => end >= from && start < to;
  return { ...entriesOf(columns, (at) => new Date(at).toISOString(), isWanted), cut: columns.cut };
}

/** The earliest of both kinds, where together they are more than one agenda holds. */
export function cutAgenda(columns: AgendaColumns, limit: number): AgendaColumns {
  const starts = [...columns.appointments[startColumn], ...columns.dues[startColumn]].sort((a, b) => a - b);
  const end = starts[limit];
  if (end === undefined) return columns;
  return {
    ...columns,
    appointments: before(end, columns.appointments),
    dues: before(end, columns.dues),
    cut: true,
  };
}

function before<Columns extends AppointmentColumns | DueColumns>(end: number, columns: Columns): Columns {
  const count = columns[startColumn].filter((at) => at < end).length;
  return columns.map((column) => column.slice(0, count)) as Columns;
}

function entriesOf<At extends string | number>(
  { appointments, dues, names }: AgendaColumns,
  written: (at: number) => At,
  isWanted: (start: number, end: number) => boolean = () => true,
): { appointments: AppointmentView<At>[]; dues: DueView<At>[] } {
  const [id, version, title, place, startsAt, endsAt, ticketNumber, assigneeId] = appointments;
  const [ticket, subject, requesterName, metric, dueAt, dueAssigneeId] = dues;
  return {
    appointments: startsAt.flatMap((start, n) => {
      const end = endsAt[n] as number;
      if (!isWanted(start, end)) return [];
      const assignee = assigneeId[n] ?? null;
      return {
        id: id[n] as number,
        version: version[n] as number,
        title: title[n] as string,
        place: place[n] as string,
        startsAt: written(start),
        endsAt: written(end),
        ticketNumber: ticketNumber[n] ?? null,
        assigneeId: assignee,
        assigneeName: assignee === null ? null : (names[assignee] ?? null),
      };
    }),
    dues: dueAt.flatMap((at, n) => {
      if (!isWanted(at, at)) return [];
      return {
        ticketNumber: ticket[n] as number,
        subject: subject[n] as string,
        requesterName: requesterName[n] as string,
        metric: metric[n] as SlaMetric,
        dueAt: written(at),
        assigneeId: dueAssigneeId[n] ?? null,
      };
    }),
  };
}
