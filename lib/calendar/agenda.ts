import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { type Database, db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { prepared } from "@/db/prepared";
import { appointments, slaClocks, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { namedScope, type ScopeRule, scopeRule, scopeValues } from "@/lib/tickets/scope";
import { type AgendaInput, agendaInput, longestAppointmentDays } from "./inputs";
import { mayKeepCalendar } from "./policy";
import { appointmentScope, namedAppointmentScope } from "./scope";
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
  const [booked, due] = await Promise.all([bookedBetween(actor, from, to), duesBetween(actor, from, to)]);
  if (booked.length + due.length <= agendaLimit) return { appointments: booked, dues: due, cut: false };
  const starts = [...booked.map((one) => one.startsAt), ...due.map((one) => one.dueAt)].sort();
  const end = starts[agendaLimit] ?? "";
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
  const rows = await selectAppointments(db())
    .where(and(eq(appointments.ticketId, ticketId), gt(appointments.endsAt, now), appointmentScope(actor)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(literalLimit(3));
  return rows.map(toView);
}

async function bookedBetween(actor: Actor, from: Date, to: Date): Promise<AppointmentView[]> {
  // No appointment is longer: the index on the start need not be read from its beginning.
  const earliest = new Date(from.getTime() - longestAppointmentDays * 86_400_000);
  const range = { earliest: earliest.toISOString(), from: from.toISOString(), to: to.toISOString() };
  const rows = await bookedQuery(variant(actor)).execute({ ...range, ...scopeValues(actor) });
  return rows.map(toView);
}

/** The key of one built text, and back. */
const variant = (actor: Actor) => `${scopeRule(actor)} ${mayKeepCalendar(actor) ? "keeps" : "reads"}`;
const parts = (key: string) => key.split(" ") as [ScopeRule, "keeps" | "reads"];
const instantNamed = (name: string) => sql`${sql.placeholder(name)}::timestamptz`;

const bookedQuery = prepared((database, key) => {
  const [rule, keeps] = parts(key);
  return selectAppointments(database)
    .where(
      and(
        gt(appointments.startsAt, instantNamed("earliest")),
        lt(appointments.startsAt, instantNamed("to")),
        gt(appointments.endsAt, instantNamed("from")),
        namedAppointmentScope(rule, keeps === "keeps"),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(literalLimit(agendaLimit + 1))
    .prepare(`booked ${key}`);
});

function selectAppointments(database: Database) {
  return database
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
    .leftJoin(assignees, eq(assignees.id, appointments.assigneeId));
}

type AppointmentRow = Awaited<ReturnType<typeof selectAppointments>>[number];

function toView(row: AppointmentRow): AppointmentView {
  return { ...row, startsAt: row.startsAt.toISOString(), endsAt: row.endsAt.toISOString() };
}

async function duesBetween(actor: Actor, from: Date, to: Date): Promise<DueView[]> {
  const range = { from: from.toISOString(), to: to.toISOString() };
  const rows = await duesQuery(scopeRule(actor)).execute({ ...range, ...scopeValues(actor) });
  return rows.flatMap(({ dueAt, ...row }) => (dueAt ? [{ ...row, dueAt: dueAt.toISOString() }] : []));
}

const duesQuery = prepared((database, rule) =>
  database
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
        gte(slaClocks.dueAt, instantNamed("from")),
        lt(slaClocks.dueAt, instantNamed("to")),
        namedScope(rule as ScopeRule),
      ),
    )
    .orderBy(asc(slaClocks.dueAt), asc(slaClocks.ticketId))
    .limit(literalLimit(agendaLimit + 1))
    .prepare(`dues ${rule}`),
);
