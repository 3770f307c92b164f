import { and, asc, eq, gt } from "drizzle-orm";
import { db } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { appointments, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { isAppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { lockTicket, updateTicket } from "@/lib/tickets/lock-ticket";
import { erasedText } from "../policy";
import type { Stage } from "./stage";

const batchSize = 50;

/** Of the tickets that he asked for: subject, preview, fields, and what their appointments say of him and his place. */
export const eraseTickets: Stage = async (system, { userId, cursor }) => {
  const rows = await db()
    .select({ id: tickets.id })
    .from(tickets)
    .where(and(eq(tickets.requesterId, userId), gt(tickets.id, cursor)))
    .orderBy(asc(tickets.id))
    .limit(literalLimit(batchSize));
  for (const { id } of rows) await eraseTicket(system, id);
  return { handled: rows.length, cursor: rows.at(-1)?.id ?? null };
};

async function eraseTicket(system: Actor, id: number): Promise<void> {
  try {
    await transact(system, async (tx) => {
      const { keys, version, preview } = await lockTicket(tx, system, id);
      // Not its `updatedAt`: nobody has worked on it.
      await updateTicket(tx, id, keys, {
        subject: erasedText,
        preview: preview && erasedText,
        fields: {},
        version: version + 1,
      });
      await tx
        .update(appointments)
        .set({ title: erasedText, place: "" })
        .where(eq(appointments.ticketId, id));
    });
  } catch (error) {
    // Purged since the batch was read.
    if (!isAppError(error) || error.code !== "not_found") throw error;
  }
}
