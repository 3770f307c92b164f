import type { Tx } from "@/db/client";
import { eventDetails, events, eventWork } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { traceId } from "@/lib/core/trace";
import { nudge } from "@/lib/jobs/queue";
import { drainEvents } from "./jobs";
import { listenersOf } from "./registry";
import { afterCommit } from "./transact";

const longestAgent = 400;

export type EventInput = {
  name: string;
  at: Date;
  subject: { kind: string; id: number };
  ticketId?: number;
  /** Ids, codes and numbers only: the row can never be changed. */
  payload?: Record<string, unknown>;
  /** Personal values (names, addresses, texts); erasure may blank them. */
  details?: Record<string, unknown>;
};

/**
 * Writes what happened, and one work row for each listener, in the verb's own transaction: the audit and the outbox
 * cannot disagree with the change.
 * @returns the event's id
 */
export async function recordEvent(tx: Tx, actor: Actor, input: EventInput): Promise<number> {
  const [row] = await tx
    .insert(events)
    .values({
      at: input.at,
      name: input.name,
      actorKind: actor.kind,
      actorId: actor.id,
      subjectKind: input.subject.kind,
      subjectId: input.subject.id,
      ticketId: input.ticketId ?? null,
      payload: input.payload ?? {},
      causeId: actor.cause?.eventId ?? null,
      depth: actor.cause ? actor.cause.depth + 1 : 0,
      requestId: actor.requestId ?? traceId() ?? null,
    })
    .returning({ id: events.id });
  if (!row) throw new Error("the event was not written");
  const details = detailsOf(actor, input);
  if (details) await tx.insert(eventDetails).values({ eventId: row.id, details });
  await addWork(tx, row.id, input);
  return row.id;
}

/** Where it was done from belongs to what an audit is read for; of work on tickets it would be a row for each line. */
function detailsOf({ origin }: Actor, { details, ticketId }: EventInput): EventInput["details"] {
  if (!origin || ticketId !== undefined) return details;
  return { ...details, origin: { network: origin.network, agent: origin.agent.slice(0, longestAgent) } };
}

async function addWork(tx: Tx, eventId: number, input: EventInput): Promise<void> {
  const hearing = listenersOf(input.name);
  if (hearing.length === 0) return;
  await tx
    .insert(eventWork)
    .values(
      hearing.map(({ name, lane }) => ({ eventId, listener: name, lane, attempts: 0, nextAt: input.at })),
    );
  for (const lane of new Set(hearing.map((one) => one.lane))) {
    afterCommit(tx, () => nudge(drainEvents, { lane }));
  }
}
