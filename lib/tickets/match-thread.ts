import { and, desc, eq, or } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import type { Tx } from "@/db/client";
import { messages, outboxMail, tickets } from "@/db/schema";
import { readReplyToken } from "@/lib/email/addresses";
import type { ParsedMessage } from "@/lib/email/message";
import { readSubjectNumber } from "@/lib/email/subject";
import type { Mailbox } from "@/lib/settings/find-mailbox";

/** How sure we are of the thread; none of them says anything about who wrote. */
type Rung = "reply-address" | "our-message-id" | "their-message-id" | "subject";
export type ThreadMatch = { ticketId: number; rung: Rung };

/** References of a hostile mail may be endless; those nearest the end are the thread's newest. */
const idsAsked = 50;

/**
 * The thread ladder, strongest rung first (DESIGN.md section 5, E-mail; PEERS.md B2 33 to 39): reply address, then
 * Message-IDs we sent, then Message-IDs we received, then the number in the subject.
 */
export async function matchThread(
  tx: Tx,
  mailboxes: readonly Mailbox[],
  envelopeTo: readonly string[],
  message: ParsedMessage,
): Promise<ThreadMatch | null> {
  const ids = [...new Set([...message.inReplyTo, ...message.references.slice(-idsAsked)])].slice(0, idsAsked);
  return (
    (await byReplyAddress(tx, mailboxes, envelopeTo, message)) ??
    (await byOurMessageId(tx, ids)) ??
    (await byTheirMessageId(tx, message.inReplyTo)) ??
    (await bySubject(tx, message.subject))
  );
}

async function byReplyAddress(
  tx: Tx,
  mailboxes: readonly Mailbox[],
  envelopeTo: readonly string[],
  message: ParsedMessage,
): Promise<ThreadMatch | null> {
  const addresses = [
    ...envelopeTo,
    ...message.to.map((one) => one.address),
    ...message.cc.map((one) => one.address),
  ];
  const tokens = addresses.flatMap((address) =>
    mailboxes.flatMap((mailbox) => readReplyToken(address, mailbox.address) ?? []),
  );
  if (tokens.length === 0) return null;
  const [row] = await tx
    .select({ ticketId: tickets.id })
    .from(tickets)
    .where(isAnyOf(tickets.replyToken, tokens.slice(0, 20)))
    .limit(1);
  return row ? { ...row, rung: "reply-address" } : null;
}

async function byOurMessageId(tx: Tx, ids: string[]): Promise<ThreadMatch | null> {
  if (ids.length === 0) return null;
  const [row] = await tx
    .select({ ticketId: outboxMail.ticketId })
    .from(outboxMail)
    .where(or(isAnyOf(outboxMail.emailMessageId, ids), isAnyOf(outboxMail.finalMessageId, ids)))
    .orderBy(desc(outboxMail.id))
    .limit(1);
  return row?.ticketId ? { ticketId: row.ticketId, rung: "our-message-id" } : null;
}

async function byTheirMessageId(tx: Tx, inReplyTo: string[]): Promise<ThreadMatch | null> {
  if (inReplyTo.length === 0) return null;
  const [row] = await tx
    .select({ ticketId: messages.ticketId })
    .from(messages)
    .where(and(isAnyOf(messages.emailMessageId, inReplyTo.slice(0, 10)), eq(messages.state, "accepted")))
    .orderBy(desc(messages.id))
    .limit(1);
  return row ? { ...row, rung: "their-message-id" } : null;
}

async function bySubject(tx: Tx, subject: string): Promise<ThreadMatch | null> {
  const number = readSubjectNumber(subject);
  if (number === null) return null;
  const [row] = await tx.select({ ticketId: tickets.id }).from(tickets).where(eq(tickets.number, number));
  return row ? { ...row, rung: "subject" } : null;
}
