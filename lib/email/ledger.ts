import { and, asc, desc, eq, inArray, lte, ne, or, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import { mailLedger } from "@/db/schema";
import { hashToken } from "@/lib/core/ids";
import { withoutParameters } from "@/lib/core/report-error";
import type { ParsedMessage } from "./message";

export type LedgerRow = typeof mailLedger.$inferSelect;

/** How long a worker may take over one batch before another takes it, in seconds. */
const leaseSeconds = 60;
/** Tries before a mail waits for a person. */
export const maxAttempts = 10;

const waits = inArray(mailLedger.state, ["received", "parsed"]);

/** Takes waiting mails, oldest first, so that no other worker routes them meanwhile. */
export async function claimLedger(limit: number): Promise<LedgerRow[]> {
  const waiting = db()
    .select({ id: mailLedger.id })
    .from(mailLedger)
    .where(and(waits, lte(mailLedger.nextAt, sql`now()`)))
    .orderBy(asc(mailLedger.nextAt), asc(mailLedger.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  const rows = await db()
    .update(mailLedger)
    .set({
      attempts: sql`${mailLedger.attempts} + 1`,
      nextAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(sql`${mailLedger.id} in (${waiting})`)
    .returning();
  return rows.sort((a, b) => a.id - b.id);
}

/** A row by id, for who routes it himself. */
export async function findLedger(id: number): Promise<LedgerRow | null> {
  const [row] = await db().select().from(mailLedger).where(eq(mailLedger.id, id));
  return row ?? null;
}

/** Locks a claimed row for its routing; null when another worker was quicker. */
export async function lockLedger(tx: Tx, id: number): Promise<LedgerRow | null> {
  const [row] = await tx
    .select()
    .from(mailLedger)
    .where(and(eq(mailLedger.id, id), waits))
    .for("update");
  return row ?? null;
}

/**
 * Two deliveries are one mail only if Message-ID, From, Date and body agree (without a Message-ID: the other three).
 */
export function fingerprintOf(message: ParsedMessage): string {
  return hashToken(
    JSON.stringify([
      message.messageId,
      message.from?.address ?? null,
      message.date?.toISOString() ?? null,
      message.bodyHash,
    ]),
  );
}

/** How this mail stands to those routed before: the same again, another under the same Message-ID, or new. */
export async function kinship(
  tx: Tx,
  row: LedgerRow,
  fingerprint: string,
  messageId: string | null,
): Promise<"new" | "duplicate" | "conflicting"> {
  // Serialises two deliveries of one mail: the second finds the first.
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`mail:${fingerprint}`}, 0))`);
  const same = eq(mailLedger.fingerprint, fingerprint);
  const likeIt = messageId ? or(same, eq(mailLedger.messageId, messageId)) : same;
  const [found] = await tx
    .select({ fingerprint: mailLedger.fingerprint })
    .from(mailLedger)
    .where(and(likeIt, eq(mailLedger.state, "routed"), ne(mailLedger.id, row.id)))
    .orderBy(desc(same))
    .limit(1);
  if (!found) return "new";
  return found.fingerprint === fingerprint ? "duplicate" : "conflicting";
}

type Ending = Partial<
  Pick<LedgerRow, "messageId" | "fingerprint" | "conflicting" | "ticketId" | "lastError">
>;

/** Ends a row's journey, unless a quicker worker has; a quarantined one can be replayed. */
export async function endLedger(
  tx: Pick<Tx, "update">,
  id: number,
  state: "routed" | "ignored" | "quarantined",
  reason: string | null,
  ending: Ending = {},
): Promise<void> {
  await tx
    .update(mailLedger)
    .set({ ...ending, state, reason, nextAt: null, routedAt: sql`now()` })
    .where(and(eq(mailLedger.id, id), waits));
}

/** After a failure of ours: tried again later; after ten tries quarantined, with what went wrong. */
export async function postponeLedger(row: LedgerRow, error: unknown): Promise<"waiting" | "quarantined"> {
  const lastError = String(withoutParameters(error)).slice(0, 1000);
  if (row.attempts >= maxAttempts) {
    await endLedger(db(), row.id, "quarantined", "error", { lastError });
    return "quarantined";
  }
  await db()
    .update(mailLedger)
    .set({ lastError, nextAt: sql`now() + make_interval(secs => ${Math.min(600, 2 ** row.attempts)})` })
    .where(and(eq(mailLedger.id, row.id), waits));
  return "waiting";
}
