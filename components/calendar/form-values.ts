import type { ActionResult } from "@/components/ui/action-result";
import type { CreateAppointmentInput } from "@/lib/calendar/inputs";
import type { AppointmentView } from "@/lib/calendar/view-types";
import { addDays, wallClock } from "./days";
import type { Draft } from "./types";

export type Typed = Omit<Draft, "appointment"> & { title: string; place: string; assigneeId: string };

export function typedOf({ appointment, ...draft }: Draft): Typed {
  return {
    ...draft,
    title: appointment?.title ?? "",
    place: appointment?.place ?? "",
    assigneeId: String(appointment?.assigneeId ?? ""),
  };
}

/** A draft for an appointment that is there, as its reader's clock shows it. */
export function draftOf(appointment: AppointmentView, timeZone: string): Draft {
  return {
    appointment,
    ...timesOf(appointment.startsAt, appointment.endsAt, timeZone),
    ticketNumber: String(appointment.ticketNumber ?? ""),
  };
}

/** A draft for a time that was pointed at. */
export function draftBetween(start: Date, end: Date, timeZone: string): Draft {
  return { appointment: null, ...timesOf(start, end, timeZone), ticketNumber: "" };
}

function timesOf(startsAt: string | Date, endsAt: string | Date, timeZone: string) {
  const start = wallClock(startsAt, timeZone);
  const end = wallClock(endsAt, timeZone);
  return { day: start.day, start: start.time, endDay: end.day, end: end.time };
}

/** An hour in the morning of a day, or the hour that comes when it is today. */
export function newDraft(day: string, now: { day: string; time: string }, ticketNumber = ""): Draft {
  const hour = now.day === day ? Number(now.time.slice(0, 2)) + 1 : 9;
  const at = (n: number) => `${String(n % 24).padStart(2, "0")}:00`;
  const dayOf = (n: number) => (n >= 24 ? addDays(day, 1) : day);
  return {
    appointment: null,
    day: dayOf(hour),
    start: at(hour),
    endDay: dayOf(hour + 1),
    end: at(hour + 1),
    ticketNumber,
  };
}

/**
 * What the verb takes. A time that was not touched goes as the instant it is: on the day of the clock change, what its
 * clock shows may be another one.
 */
export function readForm(typed: Typed, draft: Draft): CreateAppointmentInput {
  const { appointment } = draft;
  const keptStart = appointment && typed.day === draft.day && typed.start === draft.start;
  const keptEnd = appointment && typed.endDay === draft.endDay && typed.end === draft.end;
  const number = typed.ticketNumber.trim().replace(/^#/, "");
  return {
    title: typed.title,
    place: typed.place,
    start: keptStart ? appointment.startsAt : `${typed.day}T${typed.start}`,
    end: keptEnd ? appointment.endsAt : `${typed.endDay}T${typed.end}`,
    ticketNumber: number === "" ? null : /^\d{1,15}$/.test(number) ? Number(number) : 0,
    assigneeId: typed.assigneeId === "" ? null : Number(typed.assigneeId),
  };
}

/** The first error of each field, whoever found it: the input's check or the verb. */
export function fieldErrors(result: ActionResult<unknown>): Record<string, string> {
  const found = Object.entries(result.validationErrors?.fieldErrors ?? {}).flatMap(([field, errors]) =>
    errors?.[0] ? [[field, errors[0]] as const] : [],
  );
  return { ...Object.fromEntries(found), ...result.serverError?.fields };
}
