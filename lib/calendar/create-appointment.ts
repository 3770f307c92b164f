import { appointments } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError, fieldError } from "@/lib/core/errors";
import { cleanLine } from "@/lib/email/clean-line";
import { transact } from "@/lib/events/transact";
import { ensureAssignable, spanOf, ticketIdOf } from "./appointment-fields";
import { recordCalendarEvent, timesOf } from "./events";
import { type CreateAppointmentInput, createAppointmentInput } from "./inputs";
import { mayKeepCalendar } from "./policy";

/** @throws AppError `forbidden`, or `invalid` with the field */
export async function createAppointment(
  actor: Actor,
  raw: CreateAppointmentInput,
): Promise<{ id: number; version: number }> {
  const input = createAppointmentInput.parse(raw);
  if (!mayKeepCalendar(actor)) throw new AppError("forbidden", "error.forbidden");
  const span = spanOf(actor, input.start, input.end);
  const title = cleanLine(input.title, 200);
  if (!title) throw fieldError("title", "error.field.empty");
  return transact(actor, async (tx, now) => {
    const ticketId = await ticketIdOf(tx, actor, input.ticketNumber);
    await ensureAssignable(tx, input.assigneeId);
    const [row] = await tx
      .insert(appointments)
      .values({
        title,
        place: cleanLine(input.place, 200),
        ...span,
        ticketId,
        assigneeId: input.assigneeId,
        createdById: actor.id,
        version: 1,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: appointments.id, version: appointments.version });
    if (!row) throw new Error("the appointment was not written");
    const about = { kind: "appointment", id: row.id, ticketIds: [ticketId] } as const;
    await recordCalendarEvent(tx, actor, now, about, "appointment.created", {
      ...timesOf(span),
      assigneeId: input.assigneeId,
    });
    return row;
  });
}
