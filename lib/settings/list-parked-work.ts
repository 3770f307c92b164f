import { asc, eq, isNotNull } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { events, eventWork } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import type { ParkedWork } from "./view-types";

const shown = 50;

/** Effects that failed too often, the oldest first: once they are tried again, the next ones come up. */
export async function listParkedWork(actor: Actor): Promise<ParkedWork[]> {
  ensureMay(actor, "settings.jobs");
  const rows = await db()
    .select({
      eventId: eventWork.eventId,
      listener: eventWork.listener,
      eventName: events.name,
      error: eventWork.lastError,
      attempts: eventWork.attempts,
      parkedAt: eventWork.parkedAt,
    })
    .from(eventWork)
    .innerJoin(events, eq(events.id, eventWork.eventId))
    .where(isNotNull(eventWork.parkedAt))
    .orderBy(asc(eventWork.eventId), asc(eventWork.listener))
    .limit(literalLimit(shown));
  return rows.map((row) => ({
    ...row,
    error: (row.error ?? "").slice(0, 500),
    parkedAt: row.parkedAt?.toISOString() ?? "",
  }));
}

/** How much work is parked, at most 1,000. */
export async function countParkedWork(actor: Actor): Promise<number> {
  ensureMay(actor, "settings.jobs");
  const some = db()
    .select({ eventId: eventWork.eventId })
    .from(eventWork)
    .where(isNotNull(eventWork.parkedAt))
    .limit(literalLimit(1000))
    .as("some");
  return db().$count(some);
}
