import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { db, type Reader } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { tags, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { isAppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { lockTicket, updateTicket } from "./lock-ticket";

const batchSize = 100;
const batchesPerRun = 100;

type Leaving = { name: string; becomes: string | null; eventId: number };

/**
 * Takes renamed and deleted tags from their tickets, one tag after the other as they were asked for, each ticket in its
 * own transaction. A ticket that is done has the tag no more, so that a run which is cut short goes on where it was, and
 * two at once do the same twice and change nothing. At most 10,000 tickets a run; the next run goes on.
 * @returns how many tickets were looked at
 */
export async function moveTags(actor: Actor): Promise<number> {
  let looked = 0;
  for (let batch = 0; batch < batchesPerRun && !isClosing(); batch++) {
    const tag = await nextLeaving();
    if (!tag) break;
    const ticketIds = await ticketsWith(db(), tag.name, batchSize);
    for (const ticketId of ticketIds) await moveTag(actor, ticketId, tag);
    looked += ticketIds.length;
    if (ticketIds.length < batchSize) await forgetTag(actor, tag);
  }
  return looked;
}

async function nextLeaving(): Promise<Leaving | undefined> {
  const [row] = await db()
    .select({ name: tags.name, becomes: tags.becomes, eventId: tags.leavingEventId })
    .from(tags)
    .where(isNotNull(tags.leavingEventId))
    .orderBy(asc(tags.leavingEventId))
    .limit(literalLimit(1));
  return row && { ...row, eventId: row.eventId ?? 0 };
}

async function ticketsWith(reader: Reader, name: string, most: number): Promise<number[]> {
  const rows = await reader
    .select({ id: tickets.id })
    .from(tickets)
    .where(sql`${tickets.tags} @> array[${name}::text]`)
    .limit(literalLimit(most));
  return rows.map(({ id }) => id);
}

async function moveTag(system: Actor, ticketId: number, { name, becomes, eventId }: Leaving): Promise<void> {
  const actor = { ...system, cause: { eventId, depth: 0 } };
  try {
    await transact(actor, async (tx, now) => {
      const ticket = await lockTicket(tx, actor, ticketId);
      if (!ticket.tags.includes(name)) return;
      const moved = ticket.tags.flatMap((one) => (one !== name ? [one] : becomes === null ? [] : [becomes]));
      const to = [...new Set(moved)];
      await recordTicketEvent(tx, actor, now, ticketId, "ticket.tags-changed", { from: ticket.tags, to });
      // Not its `updatedAt`: nobody has worked on it, and lists by it keep their order.
      await updateTicket(tx, ticketId, ticket.keys, { tags: to, version: ticket.version + 1 });
    });
  } catch (error) {
    // Purged since the batch was read.
    if (!isAppError(error) || error.code !== "not_found") throw error;
  }
}

/** Waits for whoever is just setting it (remember-tags.ts): his ticket is there to be found, and the next batch has it. */
async function forgetTag(actor: Actor, { name, eventId }: Leaving): Promise<void> {
  await transact(actor, async (tx) => {
    const [row] = await tx
      .select({ name: tags.name })
      .from(tags)
      .where(and(eq(tags.name, name), eq(tags.leavingEventId, eventId)))
      .for("update");
    if (!row || (await ticketsWith(tx, name, 1)).length > 0) return;
    await tx.delete(tags).where(eq(tags.name, name));
  });
}
