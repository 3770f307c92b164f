import type { Tx } from "@/db/client";
import type { NoticeKind } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { escapeHtml } from "@/lib/email/escape-html";
import { makeMessageId } from "@/lib/email/make-message-id";
import { queueMail } from "@/lib/email/outbox";
import { renderMailPage } from "@/lib/email/render-mail-page";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { ticketMailbox } from "@/lib/tickets/queue-ticket-mail";

type Notice = {
  kind: NoticeKind;
  person: Actor;
  address: string;
  ticket: { number: number; subject: string; mailboxId: number | null };
  by: string;
};

/**
 * The notice as a mail of its own: outside the ticket's thread and without a word of the customer's beyond the
 * subject, so that an answer to it reaches nobody by mistake.
 */
export async function mailNotice(tx: Tx, notice: Notice, now: Date): Promise<void> {
  const { person, ticket, kind, by, address } = notice;
  const mailbox = await ticketMailbox(tx, ticket.mailboxId);
  if (!mailbox) return;
  const locale = toLocale(person.locale);
  const words = (await loadMessages(locale)).mail.notice;
  const values = { name: by, number: ticket.number, subject: ticket.subject };
  const headline = fillMessage(words[kind], values, locale);
  const url = new URL(`/tickets/${ticket.number}`, env().APP_URL).href;
  await queueMail(
    tx,
    {
      purpose: "notice",
      ticketId: null,
      messageId: null,
      emailMessageId: makeMessageId(mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1)),
      from: { name: mailbox.workspaceName ?? "", address: mailbox.address },
      replyTo: null,
      to: [{ name: person.name, address }],
      cc: [],
      subject: `${headline.replace(/\.$/, "")}: ${ticket.subject}`,
      text: [headline, ticket.subject, url, words.portal].join("\n\n"),
      html: renderMailPage(
        locale,
        `<p>${escapeHtml(headline)}</p>
<p><a href="${escapeHtml(url)}">${escapeHtml(ticket.subject || url)}</a></p>
<p style="color:#595959">${escapeHtml(words.portal)}</p>`,
      ),
      inReplyTo: null,
      references: [],
      automatic: true,
    },
    now,
  );
}
