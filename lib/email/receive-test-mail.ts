import { and, eq, gt } from "drizzle-orm";
import { mailTests, outboxMail } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { transact } from "@/lib/events/transact";
import { endLedger, type LedgerRow, lockLedger } from "./ledger";
import { testReason } from "./mail-tests";
import type { ParsedMessage } from "./message";
import { readTestMark } from "./test-mark";

/**
 * Notes that a test mail of ours has come back, and ends its row: no ticket, no acknowledgement. Only a token that was
 * given out and has not run out counts, and only from the address that it left from: whatever else names one goes the
 * way of any mail. A second copy changes nothing.
 * @returns false when it is no test of ours
 */
export async function receiveTestMail(
  actor: Actor,
  row: LedgerRow,
  message: ParsedMessage,
): Promise<boolean> {
  const token = readTestMark(message);
  const from = message.from?.address;
  if (token === null || from === undefined) return false;
  return transact(actor, async (tx, now) => {
    if (!(await lockLedger(tx, row.id))) return true;
    const [test] = await tx
      .select({ id: mailTests.id, arrivedAt: mailTests.arrivedAt })
      .from(mailTests)
      .innerJoin(outboxMail, eq(outboxMail.id, mailTests.outboxId))
      .where(and(eq(mailTests.token, token), gt(mailTests.expiresAt, now), eq(outboxMail.fromAddress, from)))
      .for("update", { of: mailTests });
    if (!test) return false;
    await tx
      .update(mailTests)
      .set({ arrivedAt: test.arrivedAt ?? now })
      .where(eq(mailTests.id, test.id));
    await endLedger(tx, row.id, "ignored", testReason, { messageId: message.messageId });
    return true;
  });
}
