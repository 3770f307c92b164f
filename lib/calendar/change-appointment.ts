import { eq } from "drizzle-orm";
import { appointments } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { cleanLine } from "@/lib/email/clean-line";
import { transact } from "@/lib/events/transact";
import { ensureAssignable, spanOf, ticketIdOf } from "./appointment-fields";
import { recordCalendarEvent, timesOf } from "./events";
import { type ChangeAppointmentInput, changeAppointmentInput } from "./inputs";
import { lockAppointment } from "./lock-appointment";

/**
 * Moves, resizes or edits an appointment; what the input leaves out stays.
 * @throws AppError `not_found`, `forbidden`, `invalid` with the field, or `conflict` (lock-appointment.ts)
 * @returns the version to change it from the next time
 */
export async function changeAppointment(
  actor: Actor,
  raw: ChangeAppointmentInput,
): Promise<{ version: number }> {
  const input = changeAppointmentInput.parse(raw);
  return transact(actor, async (tx, now) => {
    const row = await lockAppointment(tx, actor, input);
    const span = spanOf(
      actor,
      input.start ?? row.startsAt.toISOString(),
      input.end ?? row.endsAt.toISOString(),
    );
    const title = input.title === undefined ? row.title : cleanLine(input.title, 200);
    if (!title) throw fieldError("title", "error.field.empty");
    const { ticketNumber = row.ticketNumber, assigneeId = row.assigneeId } = input;
    // What stays is not asked about again: somebody may have left meanwhile.
    const ticketId =
      ticketNumber === row.ticketNumber ? row.ticketId : await ticketIdOf(tx, actor, ticketNumber);
    if (assigneeId !== row.assigneeId) await ensureAssignable(tx, assigneeId);
    const place = input.place === undefined ? row.place : cleanLine(input.place, 200);
    const version = row.version + 1;
    await tx
      .update(appointments)
      .set({ title, place, ...span, ticketId, assigneeId, version, updatedAt: now })
      .where(eq(appointments.id, row.id));
    const about = { kind: "appointment", id: row.id, ticketIds: [row.ticketId, ticketId] } as const;
    await recordCalendarEvent(tx, actor, now, about, "appointment.changed", {
      ...timesOf(span),
      assigneeId,
    });
    return { version };
  });
}
