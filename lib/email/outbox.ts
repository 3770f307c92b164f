import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import { db, type Tx } from "@/db/client";
import type { OutboxPurpose, OutboxState } from "@/db/enums";
import { outboxMail, outboxRecipients } from "@/db/schema";
import { traceId } from "@/lib/core/trace";
import { afterCommit } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { deliverMail } from "./jobs";
import type { Address } from "./message";

export type NewOutboxMail = {
  purpose: OutboxPurpose;
  ticketId: number | null;
  messageId: number | null;
  /** Bare, made once: every try and every recipient carries the same. */
  emailMessageId: string;
  from: Address;
  replyTo: string | null;
  to: Address[];
  cc: Address[];
  subject: string;
  html: string;
  text: string;
  sealedLink?: string | null;
  inReplyTo: string | null;
  references: string[];
  automatic: boolean;
};

export type OutboxRow = typeof outboxMail.$inferSelect;
export type OutboxRecipient = typeof outboxRecipients.$inferSelect;

/** How long a try may take before another worker takes the mail over, in seconds. */
const leaseSeconds = 120;

/** Puts a mail into the outbox within the verb's transaction; it leaves after the commit. */
export async function queueMail(tx: Tx, mail: NewOutboxMail, now: Date): Promise<number> {
  const { from, to, cc, ...columns } = mail;
  const [row] = await tx
    .insert(outboxMail)
    .values({
      ...columns,
      fromName: from.name,
      fromAddress: from.address,
      state: "queued",
      attempts: 0,
      nextAt: now,
      createdAt: now,
      requestId: traceId() ?? null,
    })
    .returning({ id: outboxMail.id });
  if (!row) throw new Error("the mail was not written");
  const people = [
    ...to.map((one) => ({ ...one, field: "to" as const })),
    ...cc.map((one) => ({ ...one, field: "cc" as const })),
  ];
  await tx
    .insert(outboxRecipients)
    .values(people.map((person) => ({ ...person, mailId: row.id, state: "queued" as const })));
  afterCommit(tx, () => nudge(deliverMail, {}));
  return row.id;
}

export type ClaimedMail = { mail: OutboxRow; recipients: OutboxRecipient[] };

const waits = and(inArray(outboxMail.state, ["queued", "sending"]), lte(outboxMail.nextAt, sql`now()`));

/**
 * Takes the mail that waits longest for one try: of two workers one gets it. A worker that dies holds it for two
 * minutes.
 */
export async function claimMail(): Promise<ClaimedMail | null> {
  const longest = db()
    .select({ id: outboxMail.id })
    .from(outboxMail)
    .where(waits)
    .orderBy(asc(outboxMail.nextAt), asc(outboxMail.id))
    .limit(1)
    .for("update", { skipLocked: true });
  const [mail] = await db()
    .update(outboxMail)
    .set({
      state: "sending",
      attempts: sql`${outboxMail.attempts} + 1`,
      nextAt: sql`now() + make_interval(secs => ${leaseSeconds})`,
    })
    .where(sql`${outboxMail.id} = (${longest})`)
    .returning();
  if (!mail) return null;
  const recipients = await db()
    .select()
    .from(outboxRecipients)
    .where(eq(outboxRecipients.mailId, mail.id))
    .orderBy(asc(outboxRecipients.id));
  return { mail, recipients };
}

export type RecipientOutcome = { id: number; state: OutboxState; response: string };
export type MailOutcome = {
  state: Extract<OutboxState, "queued" | "sent" | "failed">;
  /** Seconds until the next try; only with `queued`. */
  retryInSeconds?: number;
  error: string | null;
  finalMessageId: string | null;
};

/**
 * Writes what became of a try.
 * @returns false, and nothing is written, when the try took so long that another worker has taken the mail over
 */
export async function settleMail(
  tx: Tx,
  claimed: Pick<OutboxRow, "id" | "attempts">,
  outcome: MailOutcome,
  recipients: RecipientOutcome[],
): Promise<boolean> {
  const waits = outcome.state === "queued";
  const settled = await tx
    .update(outboxMail)
    .set({
      state: outcome.state,
      lastError: outcome.error?.slice(0, 1000) ?? null,
      nextAt: waits ? sql`now() + make_interval(secs => ${outcome.retryInSeconds ?? 60})` : null,
      ...(outcome.finalMessageId ? { finalMessageId: outcome.finalMessageId } : {}),
      ...(outcome.state === "sent" ? { sentAt: sql`now()` } : {}),
      ...(outcome.state === "failed" ? { failedAt: sql`now()` } : {}),
    })
    .where(and(eq(outboxMail.id, claimed.id), eq(outboxMail.attempts, claimed.attempts)))
    .returning({ id: outboxMail.id });
  if (settled.length === 0) return false;
  for (const one of recipients) {
    await tx
      .update(outboxRecipients)
      .set({ state: one.state, response: one.response.slice(0, 500) })
      .where(eq(outboxRecipients.id, one.id));
  }
  return true;
}
