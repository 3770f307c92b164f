import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { OutboxPurpose } from "@/db/enums";
import { mailboxes, messages, workspace } from "@/db/schema";
import { replyAddress } from "@/lib/email/addresses";
import { makeMessageId } from "@/lib/email/make-message-id";
import type { Address } from "@/lib/email/message";
import { queueMail } from "@/lib/email/outbox";
import { firstSubject, replySubject } from "@/lib/email/subject";

type Thread = { id: number; number: number; subject: string; replyToken: string };

export type TicketMail = {
  purpose: OutboxPurpose;
  /** The message that this mail carries out; null for one that stands on no page. */
  messageId: number | null;
  /** Default: an answer to the ticket's subject. */
  subject?: string;
  sealedLink?: string;
  senderName: string;
  to: Address[];
  cc: Address[];
  html: string;
  text: string;
  automatic: boolean;
  /** The thread begins with this mail. */
  isFirst?: boolean;
};

const longestThread = 50;

export type TicketMailbox = {
  address: string;
  acknowledge: boolean;
  /** Below what an agent writes who has none of his own. */
  signature: string;
  workspaceName: string | null;
};

/** Where mail about a ticket leaves from: the mailbox it came to, or the default one; null where there is none. */
export async function ticketMailbox(tx: Tx, mailboxId: number | null): Promise<TicketMailbox | null> {
  const [row] = await tx
    .select({
      address: mailboxes.address,
      acknowledge: mailboxes.acknowledge,
      signature: mailboxes.signature,
      workspaceName: workspace.name,
    })
    .from(mailboxes)
    .leftJoin(workspace, sql`true`)
    .where(mailboxId === null ? eq(mailboxes.isDefault, true) : eq(mailboxes.id, mailboxId));
  return row ?? null;
}

/**
 * Puts a ticket's mail into the outbox: from its mailbox, answers to its reply address, threaded below what both
 * sides wrote before. The Message-ID is kept on the message too, so that answers find it.
 */
export async function queueTicketMail(
  tx: Tx,
  ticket: Thread,
  mailbox: TicketMailbox,
  mail: TicketMail,
  now: Date,
): Promise<number> {
  const { inReplyTo, references } = await threadHeaders(tx, ticket.id);
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
  const emailMessageId = makeMessageId(domain);
  if (mail.messageId !== null) {
    await tx.update(messages).set({ emailMessageId }).where(eq(messages.id, mail.messageId));
  }
  return queueMail(
    tx,
    {
      purpose: mail.purpose,
      ticketId: ticket.id,
      messageId: mail.messageId,
      emailMessageId,
      from: { name: senderLine(mail.senderName, mailbox.workspaceName ?? ""), address: mailbox.address },
      replyTo: replyAddress(mailbox.address, ticket.replyToken),
      to: mail.to,
      cc: mail.cc,
      subject: mail.subject ?? (mail.isFirst ? firstSubject : replySubject)(ticket.subject, ticket.number),
      sealedLink: mail.sealedLink ?? null,
      html: mail.html,
      text: mail.text,
      inReplyTo,
      references,
      automatic: mail.automatic,
    },
    now,
  );
}

function senderLine(person: string, workspaceName: string): string {
  return person && person !== workspaceName ? `${person} (${workspaceName})` : workspaceName;
}

/** References of the whole thread, oldest first; In-Reply-To is the newest message of the customer's side. */
async function threadHeaders(tx: Tx, ticketId: number) {
  const known = and(
    eq(messages.ticketId, ticketId),
    eq(messages.kind, "public"),
    eq(messages.state, "accepted"),
    isNotNull(messages.emailMessageId),
  );
  const newest = tx
    .select({ id: messages.emailMessageId })
    .from(messages)
    .where(and(known, eq(messages.side, "customer")))
    .orderBy(desc(messages.id))
    .limit(1);
  const thread = await tx
    .select({ id: messages.emailMessageId, newest: sql<string | null>`(${newest})` })
    .from(messages)
    .where(known)
    .orderBy(asc(messages.id))
    .limit(longestThread);
  const references = thread.flatMap((row) => row.id ?? []);
  const inReplyTo = thread[0]?.newest ?? null;
  if (inReplyTo && !references.includes(inReplyTo)) references.push(inReplyTo);
  return { inReplyTo, references };
}
