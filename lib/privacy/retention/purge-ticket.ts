import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { literalLimit } from "@/db/literal-limit";
import { attachments, mailLedger, messages, tickets } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { removeStored } from "@/lib/stores/storage";
import { eraseSource } from "../erase/erase-source";
import { privacyEvents } from "../events";

const filesAtOnce = 100;

/**
 * Deletes a ticket for good, with all that hangs on it; the event stays. Its bytes go while it is held, so that nobody
 * restores it in between and a run that dies leaves no file that nobody knows of; a hundred files in each transaction.
 * @param still what it must be like: it may have been restored since it was found
 */
export async function purgeTicket(system: Actor, ticketId: number, still: SQL): Promise<void> {
  let files: number;
  do {
    files = await transact(system, async (tx, now) => {
      const [ticket] = await tx
        .select({ id: tickets.id, status: tickets.status })
        .from(tickets)
        .where(and(eq(tickets.id, ticketId), still))
        .for("update");
      if (!ticket) return 0;
      const removed = await removeFiles(tx, ticketId);
      if (removed === filesAtOnce) return removed;
      await removeSources(tx, ticketId);
      await tx.delete(tickets).where(eq(tickets.id, ticketId));
      await recordEvent(tx, system, {
        name: privacyEvents.ticketPurged,
        at: now,
        subject: { kind: "ticket", id: ticketId },
        ticketId,
        payload: { from: ticket.status },
      });
      return 0;
    });
  } while (files === filesAtOnce);
}

async function removeFiles(tx: Tx, ticketId: number): Promise<number> {
  const files = await tx
    .select({
      id: attachments.id,
      storageKey: attachments.storageKey,
      // A moved claim: its files hang on the ticket that it became.
      shared: sql<boolean>`${messages.state} = 'moved'`,
    })
    .from(attachments)
    .innerJoin(messages, eq(messages.id, attachments.messageId))
    .where(eq(messages.ticketId, ticketId))
    .orderBy(asc(attachments.id))
    .limit(literalLimit(filesAtOnce));
  for (const { id, storageKey, shared } of files) {
    if (!shared) await removeStored(storageKey);
    await tx.delete(attachments).where(eq(attachments.id, id));
  }
  return files.length;
}

async function removeSources(tx: Tx, ticketId: number): Promise<void> {
  const mails = await tx
    .select({ id: mailLedger.id, storageKey: mailLedger.storageKey })
    .from(mailLedger)
    .where(eq(mailLedger.ticketId, ticketId));
  for (const mail of mails) await eraseSource(mail, tx);
}
