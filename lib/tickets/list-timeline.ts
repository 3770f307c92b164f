import { and, desc, eq } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { events, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { changeNames, changesOf } from "./event-changes";
import type { TicketEventName } from "./events";
import type { TimelineLine } from "./view-types";

/** Events that stand between messages; the others are messages themselves, or show as their delivery. */
const told = [
  "ticket.status-changed",
  "ticket.priority-changed",
  "ticket.assigned",
  "ticket.assigned-by-turn",
  "ticket.released",
  "ticket.team-changed",
  "ticket.tags-changed",
  "ticket.follower-added",
  "ticket.follower-removed",
  "ticket.set-aside",
  "ticket.restored",
] as const satisfies TicketEventName[];

/** What domains above this one announce about a ticket, by its name: it is told that it happened, and no more. */
const toldOfOthers = ["appointment.created", "appointment.changed", "appointment.deleted"];

const shown = 200;

/** What staff changed on a ticket the actor was shown to see, oldest first; customers get none of it. */
export async function listTimeline(actor: Actor, ticketId: number): Promise<TimelineLine[]> {
  if (actor.kind === "customer") return [];
  const rows = await db()
    .select({
      id: events.id,
      name: events.name,
      at: events.at,
      payload: events.payload,
      actor: users.name,
      ...changeNames,
    })
    .from(events)
    .leftJoin(users, eq(users.id, events.actorId))
    .where(and(eq(events.ticketId, ticketId), isAnyOf(events.name, [...told, ...toldOfOthers])))
    .orderBy(desc(events.id))
    .limit(shown);
  return rows.reverse().map((row) => ({
    id: row.id,
    name: row.name,
    actor: row.actor ?? "",
    changes: changesOf(row),
    at: row.at.toISOString(),
  }));
}
