import { and, eq, lt, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { acknowledgements, tickets, userEmails, users, workspace } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { renderAcknowledgement } from "@/lib/email/render-acknowledgement";
import { isDemoAddress } from "@/lib/email/transports/is-demo-address";
import type { HeardEvent } from "@/lib/events/drain-lane";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { addMessage } from "./add-message";
import type { TicketEvents } from "./events";
import { announceTicket } from "./lock-ticket";
import { queueTicketMail, ticketMailbox } from "./queue-ticket-mail";

const hoursBetween = 24;

/**
 * Listener of `ticket.created`: "we have your message", at most once per sender in 24 hours, never to automatic mail,
 * as a public message of the system user. It answers no clock: only a person does.
 */
export async function acknowledgeTicket(tx: Tx, actor: Actor, now: Date, event: HeardEvent): Promise<void> {
  const payload = event.payload as TicketEvents["ticket.created"];
  if (payload.source !== "email" || payload.automatic || event.ticketId === null) return;
  const ticket = await findTicket(tx, event.ticketId);
  if (!ticket || ticket.status === "spam" || ticket.status === "trash") return;
  const mailbox = await ticketMailbox(tx, ticket.mailboxId);
  if (!mailbox?.acknowledge || ticket.address === mailbox.address) return;
  if (isDemoAddress(ticket.address)) return;
  if (!(await claimSender(tx, ticket.address, now))) return;
  const words = await wording(ticket);
  const messageId = await addMessage(
    tx,
    {
      ticketId: ticket.id,
      authorId: actor.id,
      side: "system",
      kind: "public",
      state: "accepted",
      automatic: true,
      html: null,
      quotedHtml: null,
      text: words.text,
      visibleText: words.text,
      remoteImages: 0,
    },
    now,
  );
  await queueTicketMail(
    tx,
    ticket,
    mailbox,
    {
      purpose: "acknowledgement",
      messageId,
      senderName: "",
      to: [{ name: ticket.requesterName, address: ticket.address }],
      cc: [],
      ...words,
      automatic: true,
    },
    now,
  );
  await announceTicket(tx, ticket.id);
}

async function findTicket(tx: Tx, ticketId: number) {
  const [row] = await tx
    .select({
      id: tickets.id,
      number: tickets.number,
      subject: tickets.subject,
      status: tickets.status,
      replyToken: tickets.replyToken,
      mailboxId: tickets.mailboxId,
      requesterName: users.name,
      address: userEmails.address,
      locale: sql<string>`coalesce(${users.locale}, ${workspace.locale}, 'en')`,
    })
    .from(tickets)
    .innerJoin(users, eq(users.id, tickets.requesterId))
    .innerJoin(userEmails, and(eq(userEmails.userId, users.id), eq(userEmails.isPrimary, true)))
    .leftJoin(workspace, sql`true`)
    .where(eq(tickets.id, ticketId));
  return row;
}

/** Whether this sender is due one: the claim is the row, so that two workers cannot both find so. */
async function claimSender(tx: Tx, address: string, now: Date): Promise<boolean> {
  const claimed = await tx
    .insert(acknowledgements)
    .values({ address, sentAt: now })
    .onConflictDoUpdate({
      target: acknowledgements.address,
      set: { sentAt: now },
      setWhere: lt(acknowledgements.sentAt, new Date(now.getTime() - hoursBetween * 3_600_000)),
    })
    .returning({ address: acknowledgements.address });
  return claimed.length > 0;
}

async function wording(ticket: { number: number; subject: string; locale: string }) {
  const locale = toLocale(ticket.locale);
  const words = (await loadMessages(locale)).mail.acknowledgement;
  return renderAcknowledgement({
    locale,
    paragraphs: [words.received, words.answer],
    numberLine: fillMessage(words.number, { number: ticket.number }, locale),
    subjectLine: fillMessage(words.subject, { subject: ticket.subject }, locale),
  });
}
