import type { Tx } from "@/db/client";
import { loadSystemActor } from "@/lib/accounts/load-actor";
import { AppError } from "@/lib/core/errors";
import { renderAcknowledgement } from "@/lib/email/render-acknowledgement";
import { linkPlaceholder, sealLink } from "@/lib/email/sealed-link";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import type { Locale } from "@/lib/i18n/locales";
import { addMessage } from "./add-message";
import { createGuestLink } from "./guest-links";
import { plainBody } from "./plain-body";
import { queueTicketMail, ticketMailbox } from "./queue-ticket-mail";

type Thread = {
  id: number;
  number: number;
  subject: string;
  replyToken: string;
  mailboxId: number | null;
};

type Reader = { userId: number; address: string; locale: Locale };

/**
 * Mails a guest link to a ticket's person. It repeats nothing that was typed, not the subject, not a name: a form that
 * is open to everybody must not carry anybody's words to somebody else.
 * @param why "confirmation" stands on the ticket as an automatic message, without the link; a link that was asked for
 * again does not
 */
export async function mailGuestLink(
  tx: Tx,
  ticket: Thread,
  to: Reader,
  why: "confirmation" | "again",
  now: Date,
): Promise<void> {
  const mailbox = await ticketMailbox(tx, ticket.mailboxId);
  if (!mailbox) throw new AppError("unavailable", "error.unavailable");
  const url = await createGuestLink(tx, { userId: to.userId, ticketId: ticket.id }, now);
  const { mail } = (await loadMessages(to.locale)).requests;
  const numberLine = fillMessage(mail.number, { number: ticket.number }, to.locale);
  const paragraphs = why === "confirmation" ? [mail.received, mail.answer] : [mail.again];
  const link = { label: mail.open, url: linkPlaceholder };
  const words = { locale: to.locale, paragraphs, numberLine };
  const confirmed =
    why === "confirmation"
      ? await addConfirmation(tx, ticket.id, renderAcknowledgement(words).text, now)
      : null;
  await queueTicketMail(
    tx,
    ticket,
    mailbox,
    {
      purpose: confirmed === null ? "link" : "acknowledgement",
      messageId: confirmed,
      subject: fillMessage(mail.subject, { number: ticket.number }, to.locale),
      senderName: "",
      to: [{ name: "", address: to.address }],
      cc: [],
      ...renderAcknowledgement({ ...words, paragraphs: [...paragraphs, mail.valid], link }),
      sealedLink: sealLink(url),
      automatic: true,
    },
    now,
  );
}

async function addConfirmation(tx: Tx, ticketId: number, text: string, now: Date): Promise<number> {
  const system = await loadSystemActor(tx);
  return addMessage(
    tx,
    {
      ...plainBody(text),
      ticketId,
      authorId: system.id,
      side: "system",
      kind: "public",
      state: "accepted",
      automatic: true,
    },
    now,
  );
}
