import { sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { LedgerSource } from "@/db/enums";
import { mailLedger } from "@/db/schema";
import { sha256 } from "@/lib/core/ids";
import { nudge } from "@/lib/jobs/queue";
import { ourMailboxes } from "@/lib/settings/find-mailbox";
import { removeStored, storageKey, store } from "@/lib/stores/storage";
import { routeMail } from "./jobs";
import { matchMailbox } from "./match-mailbox";

export type AcceptedMail = {
  source: LedgerSource;
  /** The provider's id; unique per mailbox and source, so that a repeated delivery is stored once. */
  deliveryId: string;
  envelope: { from: string; to: string[] };
  raw: Uint8Array;
  /** The caller routes it himself, within a minute: the worker leaves it alone meanwhile. */
  routedByCaller?: boolean;
};

/** Octets; a larger mail is refused before anything is stored. Chatwoot's limit, the widest of the peers. */
export const mailSizeLimit = 40 * 1024 * 1024;

/**
 * Ledger first, parse second: stores the raw mail and its ledger row, and returns when both are durable. One mail to
 * several of our mailboxes is one row, at the first of them.
 * @returns the ledger id, null when this delivery was accepted before, "unknown" when no recipient is ours
 */
export async function acceptMail(mail: AcceptedMail): Promise<number | null | "unknown"> {
  const known = await ourMailboxes();
  const mailbox = mail.envelope.to.map((address) => matchMailbox(known, address)).find((one) => one !== null);
  if (!mailbox) return "unknown";
  const key = storageKey("raw");
  await store(key, mail.raw);
  const [row] = await db()
    .insert(mailLedger)
    .values({
      mailboxId: mailbox.id,
      source: mail.source,
      deliveryId: mail.deliveryId,
      envelopeFrom: mail.envelope.from,
      envelopeTo: mail.envelope.to,
      size: mail.raw.byteLength,
      sha256: sha256(mail.raw),
      storageKey: key,
      state: "received",
      conflicting: false,
      attempts: 0,
      nextAt: mail.routedByCaller
        ? sql`now() + interval '1 minute'`
        : // Rounded down: a column of milliseconds rounds up, and a mail due in half of one is not due yet.
          sql`date_trunc('milliseconds', now())`,
      receivedAt: sql`now()`,
    })
    .onConflictDoNothing()
    .returning({ id: mailLedger.id });
  if (!row) {
    await removeStored(key);
    return null;
  }
  if (!mail.routedByCaller) void nudge(routeMail, {});
  return row.id;
}
