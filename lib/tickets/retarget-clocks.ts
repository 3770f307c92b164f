import { and, asc, eq, gt, inArray, isNotNull } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { slaClocks, slaPolicies } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { isAppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { moveClocks } from "@/lib/sla/move-clocks";
import { lockTicket, updateTicket } from "./lock-ticket";

const batchSize = 100;
const batchesPerRun = 100;

type Change = { policyId: number; eventId: number; after: number };

/**
 * Brings open clocks up to a changed policy, ticket by ticket in the order of their ids, each in its own transaction.
 * How far it came stands in the policy's row, so that a run that is cut short goes on there; two at once do the same
 * twice and change nothing. At most 10,000 tickets a run; the next run goes on.
 * @returns how many tickets were looked at
 */
export async function retargetClocks(actor: Actor): Promise<number> {
  let looked = 0;
  for (let batch = 0; batch < batchesPerRun && !isClosing(); batch++) {
    const change = await nextChange();
    if (!change) break;
    const ticketIds = await ticketsWithOpenClocks(change.after);
    for (const ticketId of ticketIds) await retargetTicket(actor, ticketId, change.eventId);
    looked += ticketIds.length;
    await remember(change, ticketIds);
  }
  return looked;
}

async function nextChange(): Promise<Change | undefined> {
  const [row] = await db()
    .select({
      policyId: slaPolicies.id,
      eventId: slaPolicies.retargetEventId,
      after: slaPolicies.retargetAfter,
    })
    .from(slaPolicies)
    .where(isNotNull(slaPolicies.retargetEventId))
    .orderBy(asc(slaPolicies.position))
    .limit(literalLimit(1));
  return row && { ...row, eventId: row.eventId ?? 0 };
}

async function ticketsWithOpenClocks(after: number): Promise<number[]> {
  const rows = await db()
    .selectDistinct({ id: slaClocks.ticketId })
    .from(slaClocks)
    .where(and(inArray(slaClocks.state, ["running", "paused"]), gt(slaClocks.ticketId, after)))
    .orderBy(asc(slaClocks.ticketId))
    .limit(literalLimit(batchSize));
  return rows.map(({ id }) => id);
}

async function retargetTicket(actor: Actor, ticketId: number, eventId: number): Promise<void> {
  try {
    await transact(actor, async (tx, now) => {
      const ticket = await lockTicket(tx, actor, ticketId);
      const nextDueAt = await moveClocks(tx, { actor, ticketId, priority: ticket.priority, now, eventId }, [
        { kind: "priority", to: ticket.priority },
        // Whether being on hold pauses may have changed as well.
        ...(ticket.status === "on_hold" ? [{ kind: "status", to: ticket.status } as const] : []),
      ]);
      if (nextDueAt?.getTime() === ticket.nextDueAt?.getTime()) return;
      await updateTicket(tx, ticketId, ticket.keys, { nextDueAt });
    });
  } catch (error) {
    // Deleted since the batch was read: its clocks went with it.
    if (!isAppError(error) || error.code !== "not_found") throw error;
  }
}

/** Only while it is still the newest change: another one has begun at the first ticket again. */
async function remember(change: Change, ticketIds: number[]): Promise<void> {
  const last = ticketIds.at(-1);
  await db()
    .update(slaPolicies)
    .set(last === undefined ? { retargetEventId: null, retargetAfter: 0 } : { retargetAfter: last })
    .where(and(eq(slaPolicies.id, change.policyId), eq(slaPolicies.retargetEventId, change.eventId)));
}
