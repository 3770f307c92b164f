import type { Tx } from "@/db/client";
import { findOrCreatePerson, type Person } from "@/lib/accounts/find-or-create-person";
import { holdPeople } from "@/lib/accounts/hold-people";
import type { Actor } from "@/lib/core/actor";
import type { Classification } from "@/lib/email/classify-automatic";
import { endLedger, fingerprintOf, kinship, type LedgerRow, lockLedger } from "@/lib/email/ledger";
import { matchMailbox } from "@/lib/email/match-mailbox";
import type { ParsedMessage } from "@/lib/email/message";
import { stripReplyPrefixes } from "@/lib/email/subject";
import { transact } from "@/lib/events/transact";
import type { Mailbox } from "@/lib/settings/find-mailbox";
import { addMessage, type NewMessage } from "./add-message";
import { appendCustomerMessage } from "./append-message";
import { recordTicketEvent } from "./events";
import { type LockedTicket, lockTicket, saveTicket } from "./lock-ticket";
import { mailBody, mailHeaders, storeFiles } from "./mail-body";
import { matchThread } from "./match-thread";
import { addParticipants, openTicket } from "./open-ticket";
import { removeUploads } from "./store-upload";

export type ReadMail = {
  row: LedgerRow;
  message: ParsedMessage & { from: NonNullable<ParsedMessage["from"]> };
  classification: Classification;
  mailboxes: Mailbox[];
};

/** Further people of one mail that become participants; a mail to hundreds is a list, not a conversation. */
const copiesTaken = 20;

/**
 * Makes a parsed mail a ticket, an answer on one, or a held claim, and ends its ledger row in the same transaction:
 * run twice, or by two workers, it acts once. A From of one of ours never acts as an agent.
 * @returns what it became, for the log; "taken" when another worker was quicker
 */
export async function receiveEmail(
  actor: Actor,
  mail: ReadMail,
): Promise<"ticket" | "answer" | "claim" | "duplicate" | "taken"> {
  const files = await storeFiles(mail.message);
  const fingerprint = fingerprintOf(mail.message);
  const { messageId } = mail.message;
  const became = await transact(actor, async (tx, now) => {
    const row = await lockLedger(tx, mail.row.id);
    if (!row) return "taken";
    const kin = await kinship(tx, row, fingerprint, messageId);
    if (kin === "duplicate") {
      await endLedger(tx, row.id, "ignored", "duplicate", { messageId, fingerprint });
      return "duplicate";
    }
    const { from, to, cc } = mail.message;
    await holdPeople(
      tx,
      [from, ...to, ...cc].slice(0, 1 + copiesTaken).map(({ address }) => address),
    );
    const sender = await findOrCreatePerson(tx, from, now);
    const content = {
      ...mailBody(mail.message),
      authorId: sender.id,
      automatic: mail.classification.automatic,
      emailMessageId: messageId,
      emailHeaders: mailHeaders(mail.message),
      ledgerId: row.id,
      files,
    };
    const routed = await route(tx, actor, now, mail, sender, content);
    await endLedger(tx, row.id, "routed", null, {
      messageId,
      fingerprint,
      conflicting: kin === "conflicting",
      ticketId: routed.ticketId,
    });
    return routed.as;
  });
  // After a failure they stay: whether it was committed is not known then.
  if (became === "duplicate" || became === "taken") await removeUploads(files);
  return became;
}

type Content = Omit<NewMessage, "ticketId" | "kind" | "state" | "side">;

async function route(tx: Tx, actor: Actor, now: Date, mail: ReadMail, sender: Person, content: Content) {
  const match = await matchThread(tx, mail.mailboxes, mail.row.envelopeTo, mail.message);
  const ticket = match ? await lockTicket(tx, actor, match.ticketId) : null;
  if (!match || !ticket) return open(tx, actor, now, mail, sender, content, {});
  const takesPart = ticket.requesterId === sender.id || ticket.keys.participantIds.includes(sender.id);
  // Closed and merged are immutable, and what lies in the trash is gone for the customer: a linked ticket instead.
  const immutable = ticket.status === "closed" || ticket.status === "merged" || ticket.status === "trash";
  if (!takesPart) {
    // Anyone can write a number: it opens a ticket of its own, linked for agents only (zammad#2444). So does an answer
    // to a ticket on which nobody could decide about it.
    if (match.rung === "subject" || immutable) {
      return open(tx, actor, now, mail, sender, content, { claimsTicketId: ticket.id });
    }
    return holdClaim(tx, actor, now, ticket, content);
  }
  if (immutable) return open(tx, actor, now, mail, sender, content, { followsTicketId: ticket.id });
  // Before round robin, which may act upon the answer: people are claimed first, and turns last.
  const copied = await copiedPeople(tx, mail, now);
  await appendCustomerMessage(tx, actor, now, ticket, content);
  await addParticipants(tx, ticket.id, ticket.requesterId, copied);
  return { as: "answer" as const, ticketId: ticket.id };
}

/** A stranger's answer waits on the ticket, unread, until an agent decides; it moves nothing. */
async function holdClaim(tx: Tx, actor: Actor, now: Date, ticket: LockedTicket, content: Content) {
  const messageId = await addMessage(
    tx,
    { ...content, ticketId: ticket.id, side: "customer", kind: "public", state: "claimed" },
    now,
  );
  await recordTicketEvent(tx, actor, now, ticket.id, "ticket.claim-held", { messageId });
  await saveTicket(tx, ticket, now, { lastMessageId: messageId });
  return { as: "claim" as const, ticketId: ticket.id };
}

async function open(
  tx: Tx,
  actor: Actor,
  now: Date,
  mail: ReadMail,
  sender: Person,
  content: Content,
  link: { claimsTicketId?: number; followsTicketId?: number },
) {
  const { ticketId } = await openTicket(tx, actor, now, {
    subject: stripReplyPrefixes(mail.message.subject),
    requester: sender,
    mailboxId: mail.row.mailboxId,
    source: "email",
    ...link,
    participantIds: await copiedPeople(tx, mail, now),
    message: { ...content, side: "customer" },
  });
  return { as: "ticket" as const, ticketId };
}

/** The others a mail was written to, less our own addresses. Automatic mail brings nobody in. */
async function copiedPeople(tx: Tx, mail: ReadMail, now: Date): Promise<number[]> {
  if (mail.classification.automatic) return [];
  const { to, cc, from } = mail.message;
  const others = [...to, ...cc].filter(
    ({ address }) => address !== from.address && !matchMailbox(mail.mailboxes, address),
  );
  const people: number[] = [];
  for (const one of others.slice(0, copiesTaken)) people.push((await findOrCreatePerson(tx, one, now)).id);
  return people;
}
