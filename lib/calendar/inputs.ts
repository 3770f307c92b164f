import { z } from "zod";
import { calendarViews } from "./view-types";

// Messages are keys of lib/i18n/messages: the edges translate.

const id = z.number().int().positive();
const line = z.string().trim().max(200, "error.field.tooLong");

/** A view shows six weeks at most; who asks for more asks for everything. */
const longestRangeDays = 62;
export const longestAppointmentDays = 14;

const shape = /^(20\d\d-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-][01]\d:[0-5]\d)?$/;

/**
 * An instant (with an offset), or the time on a clock in the actor's zone (without one): forms give the latter, drags
 * the former, since on the day of the clock change one clock time is two instants.
 */
const time = z.string().max(40).refine(isTime, "error.calendar.time");

function isTime(text: string): boolean {
  const day = shape.exec(text)?.[1];
  if (day === undefined) return false;
  const utc = new Date(`${day}T00:00:00Z`);
  // A February 30th is read as March by some.
  return !Number.isNaN(utc.getTime()) && utc.toISOString().startsWith(day);
}

const fields = z.object({
  title: line.min(1, "error.field.empty"),
  place: line,
  start: time,
  end: time,
  ticketNumber: z
    .number("error.calendar.number")
    .int("error.calendar.number")
    .positive("error.calendar.number")
    .nullable(),
  assigneeId: id.nullable(),
});

export const createAppointmentInput = fields;
export type CreateAppointmentInput = z.input<typeof createAppointmentInput>;

const seen = {
  appointmentId: id,
  /** The version its user saw; another one now is a conflict. */ version: id,
};

/** What is left out stays as it is: a drag sends times only. */
export const changeAppointmentInput = fields.partial().extend(seen);
export type ChangeAppointmentInput = z.input<typeof changeAppointmentInput>;

export const deleteAppointmentInput = z.object(seen);
export type DeleteAppointmentInput = z.input<typeof deleteAppointmentInput>;

export const agendaInput = z
  .object({ from: z.date(), to: z.date() })
  .refine(({ from, to }) => to > from, "error.calendar.endsFirst")
  .refine(
    ({ from, to }) => to.getTime() - from.getTime() <= (longestRangeDays * 24 + 1) * 3_600_000,
    "error.calendar.range",
  );
export type AgendaInput = z.input<typeof agendaInput>;

/** A feed takes nothing but who asks for it. */
export const feedInput = z.object({});
export type FeedInput = z.input<typeof feedInput>;

export const calendarView = z.enum(calendarViews);
