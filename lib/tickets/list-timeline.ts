import { and, desc, eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { events, teams, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import type { TicketEventName, TicketEvents } from "./events";
import type { TimelineLine } from "./view-types";

/** Events that stand between messages; the others are messages themselves, or show as their delivery. */
const told = [
  "ticket.status-changed",
  "ticket.priority-changed",
  "ticket.assigned",
  "ticket.team-changed",
  "ticket.tags-changed",
  "ticket.set-aside",
  "ticket.restored",
] as const satisfies TicketEventName[];

const shown = 200;

type Value = string | number | string[] | null | undefined;

/** What staff changed on a ticket the actor was shown to see, oldest first; customers get none of it. */
export async function listTimeline(actor: Actor, ticketId: number): Promise<TimelineLine[]> {
  if (actor.kind === "customer") return [];
  const rows = await db()
    .select({ id: events.id, name: events.name, at: events.at, payload: events.payload, actor: users.name })
    .from(events)
    .leftJoin(users, eq(users.id, events.actorId))
    .where(and(eq(events.ticketId, ticketId), isAnyOf(events.name, [...told])))
    .orderBy(desc(events.id))
    .limit(shown);
  const [people, ofTeams] = await Promise.all([
    namesOf(users, idsOf(rows, "ticket.assigned")),
    namesOf(teams, idsOf(rows, "ticket.team-changed")),
  ]);
  return rows.reverse().map((row) => ({
    id: row.id,
    name: row.name,
    actor: row.actor ?? "",
    changes: changesOf(row.name, row.payload, row.name === "ticket.assigned" ? people : ofTeams),
    at: row.at.toISOString(),
  }));
}

function changesOf(name: string, payload: unknown, names: Map<number, string>): TimelineLine["changes"] {
  const { from, to } = payload as { from?: Value; to?: Value };
  const fields: Partial<Record<string, string>> = {
    "ticket.status-changed": "status",
    "ticket.priority-changed": "priority",
    "ticket.assigned": "assignee",
    "ticket.team-changed": "team",
    "ticket.tags-changed": "tags",
    "ticket.set-aside": "status",
    "ticket.restored": "status",
  };
  const field = fields[name];
  if (!field) return [];
  const show = (value: Value) => {
    if (Array.isArray(value)) return value.join(", ");
    return typeof value === "number" ? (names.get(value) ?? null) : (value ?? null);
  };
  return [{ field, from: show(from), to: show(to) }];
}

/** The people or teams that events of one name speak of. */
function idsOf(rows: { name: string; payload: unknown }[], name: keyof TicketEvents): number[] {
  return rows.flatMap((row) => {
    if (row.name !== name) return [];
    const { from, to } = row.payload as TicketEvents["ticket.assigned"];
    return [from, to].filter((id) => id !== null);
  });
}

/** In one look-up. */
async function namesOf(table: typeof users | typeof teams, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(isAnyOf(table.id, ids));
  return new Map(rows.map((one) => [one.id, one.name]));
}
