import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { type ErasureStage, erasureStages } from "@/db/enums";
import { messages, privacyJobs, tickets, users } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { privacyEvents } from "../events";
import { erasedText } from "../policy";
import { eraseDetails } from "./erase-details";
import { eraseLedger } from "./erase-ledger";
import { eraseMentions } from "./erase-mentions";
import { eraseMessages } from "./erase-messages";
import { eraseOutbox } from "./erase-outbox";
import { eraseTickets } from "./erase-tickets";
import { eraseTraces } from "./erase-traces";
import type { Erasure, Stage } from "./stage";

const stages: Record<ErasureStage, Stage> = {
  messages: eraseMessages,
  // Before the tickets: an automatic answer on them repeats their subject.
  mentions: eraseMentions,
  tickets: eraseTickets,
  outbox: eraseOutbox,
  ledger: eraseLedger,
  details: eraseDetails,
  traces: eraseTraces,
};

/** One batch of an erasure, and then where the next one begins; after the last the person is erased. */
export async function eraseBatch(system: Actor, erasure: Erasure & { stage: ErasureStage }): Promise<void> {
  const { handled, cursor } = await stages[erasure.stage](system, erasure);
  const next = erasureStages[erasureStages.indexOf(erasure.stage) + 1];
  if (cursor === null && next === undefined) return finish(system, erasure);
  await db()
    .update(privacyJobs)
    .set({
      done: addDone(handled),
      ...(cursor === null ? { stage: next, cursor: 0 } : { cursor }),
    })
    .where(
      // Two workers at one batch do the same twice; the slower one does not set the other back.
      and(isOpen(erasure.id), eq(privacyJobs.stage, erasure.stage), eq(privacyJobs.cursor, erasure.cursor)),
    );
}

/**
 * Waits for whoever has just referred to him: a request that was under way as he was erased. What it wrote is taken out
 * by another round.
 */
function finish(system: Actor, { id, userId }: Erasure): Promise<void> {
  return transact(system, async (tx, now) => {
    await tx.select({ id: users.id }).from(users).where(eq(users.id, userId)).for("update");
    if (await hasWords(tx, userId)) {
      await tx.update(privacyJobs).set({ stage: "messages", cursor: 0 }).where(isOpen(id));
      return;
    }
    const ended = await tx
      .update(privacyJobs)
      .set({
        state: "done",
        done: sql`${privacyJobs.total}`,
        nextAt: null,
        endedAt: now,
        addresses: [],
        names: [],
      })
      .where(isOpen(id))
      .returning({ id: privacyJobs.id });
    if (ended.length === 0) return;
    await recordEvent(tx, system, {
      name: privacyEvents.erased,
      at: now,
      subject: { kind: "user", id: userId },
    });
  });
}

async function hasWords(tx: Tx, userId: number): Promise<boolean> {
  const [asked] = await tx
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.requesterId, userId), ne(tickets.subject, erasedText)))
    .limit(1);
  if (asked) return true;
  const [left] = await tx
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.authorId, userId), eq(messages.side, "customer"), isNull(messages.erasedAt)))
    .limit(1);
  return left !== undefined;
}

function isOpen(id: number) {
  return and(eq(privacyJobs.id, id), eq(privacyJobs.state, "open"));
}

function addDone(handled: number) {
  return sql`least(${privacyJobs.total}, ${privacyJobs.done} + ${handled}::int)`;
}
