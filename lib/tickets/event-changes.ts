import { type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { events, teams, users } from "@/db/schema";
import { pictureHash } from "@/lib/accounts/find-picture";
import type { TicketEventName } from "./events";
import type { AuditEntry, TimelineLine } from "./view-types";

const fields: Partial<Record<string, string>> = {
  "ticket.status-changed": "status",
  "ticket.priority-changed": "priority",
  "ticket.assigned": "assignee",
  "ticket.assigned-by-turn": "assignee",
  "ticket.released": "assignee",
  "ticket.team-changed": "team",
  "ticket.tags-changed": "tags",
  "ticket.follower-added": "follower",
  "ticket.follower-removed": "follower",
  "ticket.set-aside": "status",
  "ticket.restored": "status",
} satisfies Partial<Record<TicketEventName, string>>;

/** For a query on `events`: the people and teams that an event's `from` and `to` name by id. */
export const changeNames = { fromName: nameOf("from"), toName: nameOf("to") };

function nameOf(side: "from" | "to"): SQL<string | null> {
  const id = sql`(${events.payload} ->> ${sql.raw(`'${side}'`)})::bigint`;
  return sql`case
    when ${events.name} in ('ticket.assigned', 'ticket.assigned-by-turn', 'ticket.released', 'ticket.follower-added',
      'ticket.follower-removed') then (select ${users.name} from ${users} where ${users.id} = ${id})
    when ${events.name} = 'ticket.team-changed' then (select ${teams.name} from ${teams} where ${teams.id} = ${id}) end`;
}

/** The same: who did it, whose row of `users` is joined by a left join. */
export const actorColumns = {
  actorId: events.actorId,
  actorKind: events.actorKind,
  actorName: users.name,
  actorPicture: pictureHash,
};

type ActorRow = {
  actorId: number | null;
  actorKind: AuditEntry["actor"]["kind"];
  actorName: string | null;
  actorPicture: string | null;
};

/** Whom an entry names; without a name who was erased, or may not be named. */
export function entryActor({ actorId, actorKind, actorName, actorPicture }: ActorRow): AuditEntry["actor"] {
  return { id: actorId ?? 0, name: actorName ?? "", kind: actorKind, picture: actorPicture };
}

type Row = { name: string; payload: unknown; fromName: string | null; toName: string | null };
type Value = string | number | string[] | null | undefined;

/** What a ticket's event changed, with people and teams by name; nothing for one that is no change of a field. */
export function changesOf({ name, payload, fromName, toName }: Row): TimelineLine["changes"] {
  const field = fields[name];
  if (!field) return [];
  const { from, to } = payload as { from?: Value; to?: Value };
  return [{ field, from: shown(from, fromName), to: shown(to, toName) }];
}

function shown(value: Value, named: string | null): string | null {
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "number" ? named : (value ?? null);
}

const value = z.union([
  z.string().transform((text) => text.slice(0, 200)),
  z.number(),
  z.boolean(),
  z.null(),
]);
const listed = z.object({
  changes: z.array(z.object({ field: z.string().max(100), from: value, to: value })),
});

/** The same of any event: settings and people list their changes in it and, where a value is personal, in its details. */
export function allChanges(row: Row & { details: unknown }): AuditEntry["changes"] {
  const told = [row.payload, row.details].flatMap((one) => {
    const found = listed.safeParse(one);
    return found.success ? found.data.changes : [];
  });
  return [...changesOf(row), ...told];
}
