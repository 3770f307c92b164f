import type { ActionResult } from "@/components/ui/action-result";
import type {
  ChangeAppointmentInput,
  CreateAppointmentInput,
  DeleteAppointmentInput,
  FeedInput,
} from "@/lib/calendar/inputs";
import type { Agenda, AppointmentView, CalendarView, FeedView } from "@/lib/calendar/view-types";
import type { Messages } from "@/lib/i18n/load-messages";

type CalendarLabels = Omit<Messages["calendar"], "ticket" | "line"> & { close: string; networkError: string };

export type CalendarData = {
  agenda: Agenda;
  /** Outside our opening hours, as ISO instants; of views that show hours. */
  closed: { from: string; to: string }[];
  view: CalendarView;
  /** Days as 2026-03-18, in the reader's zone. */
  date: string;
  today: string;
  firstDay: string;
  lastDay: string;
  previous: string;
  next: string;
  /** What the days are called. Of the server: the browser's Intl may write a range with other spaces. */
  title: string;
  /** ISO instant of the request. */
  now: string;
  timeZone: string;
  locale: string;
  people: { id: number; name: string }[];
  feed: FeedView | null;
  /** What a feed's token stands behind. */
  feedBase: string;
  /** The address asks for a new appointment: for this ticket's number, or for none (""). */
  newFor: string | null;
  labels: CalendarLabels;
};

export type CalendarActions = {
  create: (input: CreateAppointmentInput) => Promise<ActionResult<{ id: number; version: number }>>;
  change: (input: ChangeAppointmentInput) => Promise<ActionResult<{ version: number }>>;
  remove: (input: DeleteAppointmentInput) => Promise<ActionResult<unknown>>;
  createFeed: (input: FeedInput) => Promise<ActionResult<{ token: string }>>;
  revokeFeed: (input: FeedInput) => Promise<ActionResult<unknown>>;
};

/** The same on its way to the page, to which the agenda goes as its own text. */
export type CalendarParcel = Omit<CalendarData, "agenda">;

/** What the form is opened with. */
export type Draft = {
  appointment: AppointmentView | null;
  day: string;
  start: string;
  endDay: string;
  end: string;
  ticketNumber: string;
};
