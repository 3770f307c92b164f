import { and, asc, eq, isNull, lte, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { events, eventWork } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { requestId } from "@/lib/core/ids";
import { reportError, withoutParameters } from "@/lib/core/report-error";
import { traced } from "@/lib/core/trace";
import type { Lane, ListenerName } from "./registry";
import { transact } from "./transact";

export type HeardEvent = Pick<
  typeof events.$inferSelect,
  | "id"
  | "name"
  | "at"
  | "actorId"
  | "subjectKind"
  | "subjectId"
  | "ticketId"
  | "payload"
  | "depth"
  | "requestId"
>;

/**
 * An effect: what it writes commits together with the deletion of its work row. Nothing external happens in it. The
 * actor is the system's, with the event as its cause.
 */
export type Listener = (tx: Tx, actor: Actor, now: Date, event: HeardEvent) => Promise<void>;

const maxAttempts = 20;
const longestPauseSeconds = 3600;
/** One job does at most this many rows; the next sweep goes on. */
const rowsPerRun = 500;

/**
 * Does the waiting work of one lane, row by row, each in its own transaction under SKIP LOCKED, so that any number
 * of workers share it. A row that fails backs off and is parked after 20 tries, never deleted.
 * @returns rows done
 */
export async function drainLane(
  actor: Actor,
  lane: Lane,
  effects: Record<ListenerName, Listener>,
): Promise<number> {
  let done = 0;
  for (let turn = 0; turn < rowsPerRun && !isClosing(); turn++) {
    const outcome = await drainOne(actor, lane, effects);
    if (outcome === "empty") break;
    if (outcome === "done") done++;
  }
  return done;
}

async function drainOne(
  actor: Actor,
  lane: Lane,
  effects: Record<ListenerName, Listener>,
): Promise<"done" | "failed" | "empty"> {
  let claimed: { eventId: number; listener: string; attempts: number } | undefined;
  try {
    return await transact(actor, async (tx, now) => {
      const row = await claim(tx, lane);
      if (!row) return "empty";
      claimed = row.work;
      const id = row.event.requestId ?? requestId();
      const acting = { ...actor, requestId: id, cause: { eventId: row.event.id, depth: row.event.depth } };
      await traced(id, () => effects[row.work.listener as ListenerName](tx, acting, now, row.event));
      await tx.delete(eventWork).where(sameWork(row.work));
      return "done";
    });
  } catch (error) {
    if (!claimed) throw error;
    await postpone(claimed, error);
    return "failed";
  }
}

async function claim(tx: Tx, lane: Lane) {
  const [row] = await tx
    .select({
      work: { eventId: eventWork.eventId, listener: eventWork.listener, attempts: eventWork.attempts },
      event: {
        id: events.id,
        name: events.name,
        at: events.at,
        actorId: events.actorId,
        subjectKind: events.subjectKind,
        subjectId: events.subjectId,
        ticketId: events.ticketId,
        payload: events.payload,
        depth: events.depth,
        requestId: events.requestId,
      },
    })
    .from(eventWork)
    .innerJoin(events, eq(events.id, eventWork.eventId))
    .where(and(eq(eventWork.lane, lane), isNull(eventWork.parkedAt), lte(eventWork.nextAt, sql`now()`)))
    .orderBy(asc(eventWork.nextAt), asc(eventWork.eventId))
    .limit(1)
    .for("update", { of: eventWork, skipLocked: true });
  return row;
}

function sameWork(work: { eventId: number; listener: string }) {
  return and(eq(eventWork.eventId, work.eventId), eq(eventWork.listener, work.listener));
}

async function postpone(work: { eventId: number; listener: string; attempts: number }, error: unknown) {
  const attempts = work.attempts + 1;
  const pause = Math.min(longestPauseSeconds, 2 ** attempts);
  reportError("listener failed", error, { event: work.eventId, listener: work.listener, attempts });
  await db()
    .update(eventWork)
    .set({
      attempts,
      lastError: String(withoutParameters(error)).slice(0, 1000),
      nextAt: sql`now() + make_interval(secs => ${pause})`,
      parkedAt: attempts >= maxAttempts ? sql`now()` : null,
    })
    .where(sameWork(work));
}
