import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { fieldError } from "@/lib/core/errors";
import { isAssignable } from "@/lib/tickets/assignable";
import { ticketScope } from "@/lib/tickets/scope";
import { longestAppointmentDays } from "./inputs";
import { toInstant } from "./wall-time";

const longest = longestAppointmentDays * 86_400_000;

/**
 * From when to when, both in the actor's zone where the text has none of its own.
 * @throws AppError `invalid` (field start or end): an hour that the clock change skips, an end before the start, too long
 */
export function spanOf(actor: Actor, start: string, end: string): { startsAt: Date; endsAt: Date } {
  const startsAt = toInstant(start, actor.timeZone);
  if (!startsAt) throw fieldError("start", "error.calendar.skipped");
  const endsAt = toInstant(end, actor.timeZone);
  if (!endsAt) throw fieldError("end", "error.calendar.skipped");
  if (endsAt <= startsAt) throw fieldError("end", "error.calendar.endsFirst");
  if (endsAt.getTime() - startsAt.getTime() > longest) throw fieldError("end", "error.calendar.tooLong");
  return { startsAt, endsAt };
}

/**
 * The ticket that a number names; one that the actor may not see is none.
 * @throws AppError `invalid` (field ticketNumber)
 */
export async function ticketIdOf(tx: Tx, actor: Actor, number: number | null): Promise<number | null> {
  if (number === null) return null;
  const [row] = await tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.number, number), ticketScope(actor)));
  if (!row) throw fieldError("ticketNumber", "error.calendar.noTicket");
  return row.id;
}

/** @throws AppError `invalid` (field assigneeId) for somebody who does not work on tickets */
export async function ensureAssignable(tx: Tx, userId: number | null): Promise<void> {
  if (userId === null) return;
  const [row] = await tx
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), isAssignable()));
  if (!row) throw fieldError("assigneeId", "error.assignee");
}
