import { and, eq, getTableColumns } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { appointments, events, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { lastChanger } from "@/lib/events/last-changer";
import { mayKeepCalendar } from "./policy";
import { appointmentScope } from "./scope";

export type LockedAppointment = typeof appointments.$inferSelect & { ticketNumber: number | null };

/**
 * The appointment a verb is about to change, as its user saw it.
 * @throws AppError `not_found`, `forbidden`, or `conflict` (details: who, and what stands there now)
 */
export async function lockAppointment(
  tx: Tx,
  actor: Actor,
  seen: { appointmentId: number; version: number },
): Promise<LockedAppointment> {
  const [row] = await tx
    .select({ ...getTableColumns(appointments), ticketNumber: tickets.number })
    .from(appointments)
    .leftJoin(tickets, eq(tickets.id, appointments.ticketId))
    .where(and(eq(appointments.id, seen.appointmentId), appointmentScope(actor)))
    .for("no key update", { of: appointments });
  if (!row) throw new AppError("not_found", "error.calendar.gone");
  if (!mayKeepCalendar(actor)) throw new AppError("forbidden", "error.forbidden");
  if (row.version !== seen.version) {
    throw new AppError("conflict", "error.calendar.conflict", {
      details: {
        name: await lastChanger(tx, eq(events.subjectKind, "appointment"), eq(events.subjectId, row.id)),
        version: row.version,
        title: row.title,
        startsAt: row.startsAt.toISOString(),
        endsAt: row.endsAt.toISOString(),
      },
    });
  }
  return row;
}
