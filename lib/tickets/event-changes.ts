import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { teams, users } from "@/db/schema";
import type { TicketEventName, TicketEvents } from "./events";
import type { TimelineLine } from "./view-types";

type Value = string | number | string[] | null | undefined;
/** By id, for each event that names something by it. */
export type ChangeNames = Record<"ticket.assigned" | "ticket.team-changed", Map<number, string>>;

const fields: Partial<Record<string, string>> = {
  "ticket.status-changed": "status",
  "ticket.priority-changed": "priority",
  "ticket.assigned": "assignee",
  "ticket.team-changed": "team",
  "ticket.tags-changed": "tags",
  "ticket.set-aside": "status",
  "ticket.restored": "status",
} satisfies Partial<Record<TicketEventName, string>>;

/** What a ticket's event changed, people and teams by their names; nothing for one that is no change of a field. */
export function changesOf(name: string, payload: unknown, names: ChangeNames): TimelineLine["changes"] {
  const { from, to } = payload as { from?: Value; to?: Value };
  const field = fields[name];
  if (!field) return [];
  const known = name in names ? names[name as keyof ChangeNames] : null;
  const show = (value: Value) => {
    if (Array.isArray(value)) return value.join(", ");
    return typeof value === "number" ? (known?.get(value) ?? null) : (value ?? null);
  };
  return [{ field, from: show(from), to: show(to) }];
}

/** The people and teams that these events name by id, each in one look-up. */
export async function namesOf(rows: { name: string; payload: unknown }[]): Promise<ChangeNames> {
  const [people, ofTeams] = await Promise.all([
    lookUp(users, idsOf(rows, "ticket.assigned")),
    lookUp(teams, idsOf(rows, "ticket.team-changed")),
  ]);
  return { "ticket.assigned": people, "ticket.team-changed": ofTeams };
}

function idsOf(rows: { name: string; payload: unknown }[], name: keyof ChangeNames): number[] {
  return rows.flatMap((row) => {
    if (row.name !== name) return [];
    const { from, to } = row.payload as TicketEvents["ticket.assigned"];
    return [from, to].filter((id) => id !== null);
  });
}

async function lookUp(table: typeof users | typeof teams, ids: number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: table.id, name: table.name })
    .from(table)
    .where(isAnyOf(table.id, ids));
  return new Map(rows.map((one) => [one.id, one.name]));
}
