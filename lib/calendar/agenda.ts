import { and, asc, eq, gt, gte, lt, type SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { appointments, slaClocks, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { ticketScope } from "@/lib/tickets/scope";
import { type AgendaInput, agendaInput, longestAppointmentDays } from "./inputs";
import { appointmentScope } from "./scope";
import type { Agenda, AppointmentView, DueView } from "./view-types";

/** More than that no screen shows and nobody reads. */
export const agendaLimit = 1000;

const assignees = alias(users, "assignees");

/**
 * What takes place and what falls due between two instants, as far as the actor may see it: two statements, earliest
 * first.
 */
export async function agenda(actor: Actor, raw: AgendaInput): Promise<Agenda> {
  const { from, to } = agendaInput.parse(raw);
  const [booked, due] = await Promise.all([
    appointmentsWhere(actor, inRange(from, to), agendaLimit + 1),
    duesBetween(actor, from, to),
  ]);
  const starts = [...booked.map((one) => one.startsAt), ...due.map((one) => one.dueAt)].sort();
  const end = starts[agendaLimit];
  if (end === undefined) return { appointments: booked, dues: due, cut: false };
  return {
    appointments: booked.filter((one) => one.startsAt < end),
    dues: due.filter((one) => one.dueAt < end),
    cut: true,
  };
}

/** The next few appointments for a ticket that the actor sees. */
export async function nextAppointments(
  actor: Actor,
  ticketId: number,
  now: Date,
): Promise<AppointmentView[]> {
  const condition = and(eq(appointments.ticketId, ticketId), gt(appointments.endsAt, now)) as SQL;
  return appointmentsWhere(actor, condition, 3);
}

async function appointmentsWhere(actor: Actor, condition: SQL, limit: number): Promise<AppointmentView[]> {
  const rows = await db()
    .select({
      id: appointments.id,
      version: appointments.version,
      title: appointments.title,
      place: appointments.place,
      startsAt: appointments.startsAt,
      endsAt: appointments.endsAt,
      ticketNumber: tickets.number,
      assigneeId: appointments.assigneeId,
      assigneeName: assignees.name,
    })
    .from(appointments)
    .leftJoin(tickets, eq(tickets.id, appointments.ticketId))
    .leftJoin(assignees, eq(assignees.id, appointments.assigneeId))
    .where(and(condition, appointmentScope(actor)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(literalLimit(limit));
  return rows.map((row) => ({
    ...row,
    startsAt: row.startsAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
  }));
}

function inRange(from: Date, to: Date): SQL {
  const earliest = new Date(from.getTime() - longestAppointmentDays * 86_400_000);
  return and(
    // No appointment is longer: the index on the start need not be read from its beginning.
    gt(appointments.startsAt, earliest),
    lt(appointments.startsAt, to),
    gt(appointments.endsAt, from),
  ) as SQL;
}

async function duesBetween(actor: Actor, from: Date, to: Date): Promise<DueView[]> {
  const rows = await db()
    .select({
      ticketNumber: tickets.number,
      subject: tickets.subject,
      requesterName: users.name,
      metric: slaClocks.metric,
      dueAt: slaClocks.dueAt,
      assigneeId: tickets.assigneeId,
    })
    .from(slaClocks)
    .innerJoin(tickets, eq(tickets.id, slaClocks.ticketId))
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .where(
      and(
        eq(slaClocks.state, "running"),
        gte(slaClocks.dueAt, from),
        lt(slaClocks.dueAt, to),
        ticketScope(actor),
      ),
    )
    .orderBy(asc(slaClocks.dueAt), asc(slaClocks.ticketId))
    .limit(literalLimit(agendaLimit + 1));
  return rows.flatMap(({ dueAt, ...row }) => (dueAt ? [{ ...row, dueAt: dueAt.toISOString() }] : []));
}
