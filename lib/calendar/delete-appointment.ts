import { eq } from "drizzle-orm";
import { appointments } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { transact } from "@/lib/events/transact";
import { recordCalendarEvent, timesOf } from "./events";
import { type DeleteAppointmentInput, deleteAppointmentInput } from "./inputs";
import { lockAppointment } from "./lock-appointment";

/**
 * Its undo is `createAppointment` with what was shown of it.
 * @throws AppError `not_found`, `forbidden`, or `conflict` (lock-appointment.ts)
 */
export async function deleteAppointment(actor: Actor, raw: DeleteAppointmentInput): Promise<void> {
  const input = deleteAppointmentInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const row = await lockAppointment(tx, actor, input);
    await tx.delete(appointments).where(eq(appointments.id, row.id));
    const about = { kind: "appointment", id: row.id, ticketIds: [row.ticketId] } as const;
    await recordCalendarEvent(tx, actor, now, about, "appointment.deleted", timesOf(row));
  });
}
