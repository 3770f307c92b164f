import type { SlaMetric } from "@/db/enums";

/** Here and not with the inputs: what a browser gets of those brings Zod. */
export const calendarViews = ["day", "week", "month", "agenda"] as const;
export type CalendarView = (typeof calendarViews)[number];

/** Instants in ISO 8601; hundreds of these go to a page, so there is nothing in them that it does not show. */
export type AppointmentView = {
  id: number;
  version: number;
  title: string;
  place: string;
  startsAt: string;
  endsAt: string;
  ticketNumber: number | null;
  assigneeId: number | null;
  assigneeName: string | null;
};

/** A running clock's deadline. */
export type DueView = {
  ticketNumber: number;
  subject: string;
  requesterName: string;
  metric: SlaMetric;
  dueAt: string;
  assigneeId: number | null;
};

export type Agenda = {
  appointments: AppointmentView[];
  dues: DueView[];
  /** There is more in the range than an agenda holds; the latest are left out. */
  cut: boolean;
};

export type FeedView = { createdAt: string };
