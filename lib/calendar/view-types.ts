import type { SlaMetric } from "@/db/enums";

/** Here and not with the inputs: what a browser gets of those brings Zod. */
export const calendarViews = ["day", "week", "month", "agenda"] as const;
export type CalendarView = (typeof calendarViews)[number];

/** What a page shows has its instants in ISO 8601, what is read for it by the hundred in milliseconds since 1970. */
type Instant = string | number;

/** Hundreds of these go to a page, so there is nothing in them that it does not show. */
export type AppointmentView<At extends Instant = string> = {
  id: number;
  version: number;
  title: string;
  place: string;
  startsAt: At;
  endsAt: At;
  ticketNumber: number | null;
  assigneeId: number | null;
  assigneeName: string | null;
};

/** A running clock's deadline. */
export type DueView<At extends Instant = string> = {
  ticketNumber: number;
  subject: string;
  requesterName: string;
  metric: SlaMetric;
  dueAt: At;
  assigneeId: number | null;
};

export type Agenda<At extends Instant = string> = {
  appointments: AppointmentView<At>[];
  dues: DueView<At>[];
  /** There is more in the range than an agenda holds; the latest are left out. */
  cut: boolean;
};

export type FeedView = { createdAt: string };
