import { and, desc, eq, sql } from "drizzle-orm";
import { db } from "@/db/client";
import type { MailTestDirection } from "@/db/enums";
import { mailTests, outboxMail, outboxRecipients } from "@/db/schema";
import type { MailTestView } from "./view-types";

/** Why the ledger took a test mail and did nothing with it. */
export const testReason = "test";

/** How long a test mail is known by its token; one that comes later waits for a person, as any mail from ourselves. */
export const testHours = 24;

/** From now on one says that it should have been here. */
const lateAfterSeconds = 120;

/** The newest test of a mailbox in one direction, as it stands now. */
export async function newestTest(
  mailboxId: number,
  direction: MailTestDirection,
): Promise<MailTestView | null> {
  const [row] = await db()
    .select({
      createdAt: mailTests.createdAt,
      arrivedAt: mailTests.arrivedAt,
      state: outboxMail.state,
      attempts: outboxMail.attempts,
      lastError: outboxMail.lastError,
      sentAt: outboxMail.sentAt,
      failedAt: outboxMail.failedAt,
      nextAt: outboxMail.nextAt,
      to: outboxRecipients.address,
      response: outboxRecipients.response,
      age: sql<number>`extract(epoch from now() - ${mailTests.createdAt})::float8`,
    })
    .from(mailTests)
    .innerJoin(outboxMail, eq(outboxMail.id, mailTests.outboxId))
    .innerJoin(outboxRecipients, eq(outboxRecipients.mailId, outboxMail.id))
    .where(and(eq(mailTests.mailboxId, mailboxId), eq(mailTests.direction, direction)))
    .orderBy(desc(mailTests.id))
    .limit(1);
  if (!row) return null;
  const sent = row.state === "sent";
  return {
    state: stateOf(direction, row),
    to: row.to,
    response: sent || row.state === "failed" ? row.response : row.lastError,
    attempts: row.attempts,
    startedAt: row.createdAt.toISOString(),
    endedAt: (row.arrivedAt ?? row.failedAt ?? row.sentAt)?.toISOString() ?? null,
    // A lease says nothing to a reader: only after a try there is a next one.
    nextAt: row.state === "queued" && row.attempts > 0 ? (row.nextAt?.toISOString() ?? null) : null,
  };
}

function stateOf(
  direction: MailTestDirection,
  row: { state: (typeof outboxMail.$inferSelect)["state"]; arrivedAt: Date | null; age: number },
): MailTestView["state"] {
  if (row.arrivedAt) return "arrived";
  if (row.state === "failed") return "failed";
  if (row.state !== "sent") return "queued";
  return direction === "in" && row.age > lateAfterSeconds ? "late" : "sent";
}
