import { and, asc, eq, gt, gte, lt, sql } from "drizzle-orm";
import { type Database, db } from "@/db/client";
import { jsonColumns } from "@/db/json-columns";
import { literalLimit } from "@/db/literal-limit";
import { milliseconds } from "@/db/milliseconds";
import { prepared } from "@/db/prepared";
import { appointments, slaClocks, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { namedScope, type ScopeRule, scopeRule, scopeValues } from "@/lib/tickets/scope";
import { cutAgenda, readAgenda } from "./agenda-columns";
import { type AgendaInput, agendaInput, longestAppointmentDays } from "./inputs";
import { mayKeepCalendar } from "./policy";
import { appointmentScope, namedAppointmentScope } from "./scope";
import type { Agenda, AppointmentView } from "./view-types";

/** More than that no screen shows and nobody reads. */
export const agendaLimit = 1000;

const appointmentColumns = {
  id: appointments.id,
  version: appointments.version,
  title: appointments.title,
  place: appointments.place,
  startsAt: milliseconds(appointments.startsAt).as("starts"),
  endsAt: milliseconds(appointments.endsAt).as("ends"),
  ticketNumber: tickets.number,
  assigneeId: appointments.assigneeId,
};

/** What takes place and what falls due between two instants, as far as the actor may see it, earliest first. */
export async function agenda(actor: Actor, raw: AgendaInput): Promise<Agenda<number>> {
  return readAgenda(JSON.parse(await agendaText(actor, raw)));
}

/** The same as the JSON of `AgendaColumns`, by one statement. */
export async function agendaText(actor: Actor, raw: AgendaInput): Promise<string> {
  const { from, to } = agendaInput.parse(raw);
  // No appointment is longer: the index on the start need not be read from its beginning.
  const earliest = new Date(from.getTime() - longestAppointmentDays * 86_400_000);
  const range = { earliest: earliest.toISOString(), from: from.toISOString(), to: to.toISOString() };
  const [row] = await agendaQuery(variant(actor)).execute({ ...range, ...scopeValues(actor) });
  const { count, text } = row as { count: number; text: string };
  return count <= agendaLimit ? text : JSON.stringify(cutAgenda(JSON.parse(text), agendaLimit));
}

/** The next few appointments for a ticket that the actor sees. */
export async function nextAppointments(
  actor: Actor,
  ticketId: number,
  now: Date,
): Promise<AppointmentView[]> {
  const rows = await db()
    .select({ ...appointmentColumns, assigneeName: users.name })
    .from(appointments)
    .innerJoin(tickets, eq(tickets.id, appointments.ticketId))
    .leftJoin(users, eq(users.id, appointments.assigneeId))
    .where(and(eq(appointments.ticketId, ticketId), gt(appointments.endsAt, now), appointmentScope(actor)))
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(literalLimit(3));
  return rows.map((row) => ({
    ...row,
    startsAt: new Date(row.startsAt).toISOString(),
    endsAt: new Date(row.endsAt).toISOString(),
  }));
}

/** The key of one built text, and back. */
const variant = (actor: Actor) => `${scopeRule(actor)} ${mayKeepCalendar(actor) ? "keeps" : "reads"}`;
const parts = (key: string) => key.split(" ") as [ScopeRule, "keeps" | "reads"];
const instantNamed = (name: string) => sql`${sql.placeholder(name)}::timestamptz`;
const counted = sql<number>`count(*)::float8`;

// Every computed column has a name of its own: drizzle writes it without the query that it comes from.

const agendaQuery = prepared((database, key) => {
  const [rule, keeps] = parts(key);
  const found = database.$with("found").as(booked(database, rule, keeps === "keeps"));
  const bookedColumns = database
    .select({
      count: counted.as("booked_count"),
      columns: jsonColumns(
        found.id,
        found.version,
        found.title,
        found.place,
        found.startsAt,
        found.endsAt,
        found.ticketNumber,
        found.assigneeId,
      ).as("booked_columns"),
    })
    .from(found)
    .as("booked");
  // Of a few dozen people, asked once each: joined to every appointment they were a third of the statement's work. As an
  // array, for which their index is used whatever is guessed of its length: not everybody is read.
  const assignees = database.selectDistinct({ id: found.assigneeId }).from(found);
  const names = database
    .select({ all: sql`coalesce(json_object_agg(${users.id}, ${users.name}), '{}')` })
    .from(users)
    .where(sql`${users.id} = any(array(${assignees}))`);
  const due = falling(database, rule);
  const dues = database
    .select({
      count: counted.as("due_count"),
      columns: jsonColumns(
        due.ticketNumber,
        due.subject,
        due.requesterName,
        due.metric,
        due.dueAt,
        due.assigneeId,
      ).as("due_columns"),
    })
    .from(due)
    .as("dues");
  return database
    .with(found)
    .select({
      count: sql<number>`${bookedColumns.count} + ${dues.count}`,
      text: sql<string>`concat('{"appointments":', ${bookedColumns.columns}, ',"names":', (${names}),
        ',"dues":', ${dues.columns}, ',"cut":false}')`,
    })
    .from(bookedColumns)
    .crossJoin(dues)
    .prepare(`agenda ${key}`);
});

function booked(database: Database, rule: ScopeRule, keepsCalendar: boolean) {
  return database
    .select(appointmentColumns)
    .from(appointments)
    .leftJoin(tickets, eq(tickets.id, appointments.ticketId))
    .where(
      and(
        gt(appointments.startsAt, instantNamed("earliest")),
        lt(appointments.startsAt, instantNamed("to")),
        gt(appointments.endsAt, instantNamed("from")),
        namedAppointmentScope(rule, keepsCalendar),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(literalLimit(agendaLimit + 1));
}

function falling(database: Database, rule: ScopeRule) {
  return database
    .select({
      ticketNumber: tickets.number,
      subject: tickets.subject,
      requesterName: users.name,
      metric: slaClocks.metric,
      dueAt: milliseconds(slaClocks.dueAt).as("falls_at"),
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
        namedScope(rule),
      ),
    )
    .orderBy(asc(slaClocks.dueAt), asc(slaClocks.ticketId))
    .limit(literalLimit(agendaLimit + 1))
    .as("due");
}
