import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { users } from "@/db/schema";
import type { TicketEventName, TicketEvents } from "./events";
import type { TimelineLine } from "./view-types";

const fields: Partial<Record<string, string>> = {
  "ticket.status-changed": "status",
  "ticket.priority-changed": "priority",
  "ticket.assigned": "assignee",
  "ticket.set-aside": "status",
  "ticket.restored": "status",
} satisfies Partial<Record<TicketEventName, string>>;

/** What a ticket's event changed, people by their names; nothing for an event that is no change of a field. */
export function changesOf(
  name: string,
  payload: unknown,
  names: Map<number, string>,
): TimelineLine["changes"] {
  const { from, to } = payload as { from?: string | number | null; to?: string | number | null };
  const field = fields[name];
  if (!field) return [];
  const show = (value: string | number | null | undefined) =>
    typeof value === "number" ? (names.get(value) ?? null) : (value ?? null);
  return [{ field, from: show(from), to: show(to) }];
}

/** The people whom assignment events name by id, in one look-up. */
export async function namesOf(rows: { name: string; payload: unknown }[]): Promise<Map<number, string>> {
  const ids = rows.flatMap((row) => {
    if (row.name !== "ticket.assigned") return [];
    const { from, to } = row.payload as TicketEvents["ticket.assigned"];
    return [from, to].filter((id) => id !== null);
  });
  if (ids.length === 0) return new Map();
  const people = await db()
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(isAnyOf(users.id, ids));
  return new Map(people.map((one) => [one.id, one.name]));
}
