import { createHash } from "node:crypto";
import type { Tx } from "@/db/client";
import type { NoticeKind } from "@/db/enums";
import type { Actor } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { escapeHtml } from "@/lib/email/escape-html";
import { makeMessageId } from "@/lib/email/make-message-id";
import { queueMail } from "@/lib/email/outbox";
import { renderMailPage } from "@/lib/email/render-mail-page";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages, type Messages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { ticketMailbox } from "@/lib/tickets/queue-ticket-mail";

type NoticeMail = {
  person: Actor;
  address: string;
  ticket: { id: number; number: number; subject: string; mailboxId: number | null };
  /** What happened, oldest first; `by` whom, null for a clock. */
  notices: { kind: NoticeKind; by: string | null }[];
};

/**
 * What happened on a ticket as one mail: outside the ticket's own thread and without a word of the customer's beyond
 * the subject, so that an answer to it reaches nobody by mistake. All mails of this kind about a ticket are one thread
 * in the reader's program: they have one subject, and refer to one mail that never was.
 * @returns whether there was a mailbox to write from
 */
export async function mailNotice(tx: Tx, mail: NoticeMail, now: Date): Promise<boolean> {
  const { person, address, ticket } = mail;
  const mailbox = await ticketMailbox(tx, ticket.mailboxId);
  if (!mailbox) return false;
  const domain = mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1);
  const thread = `${threadKey(ticket.id)}@${domain}`;
  const locale = toLocale(person.locale);
  const words = (await loadMessages(locale)).mail.notice;
  await queueMail(
    tx,
    {
      purpose: "notice",
      ticketId: null,
      messageId: null,
      emailMessageId: makeMessageId(domain),
      from: { name: mailbox.workspaceName ?? "", address: mailbox.address },
      replyTo: null,
      to: [{ name: person.name, address }],
      cc: [],
      subject: fillMessage(words.subject, { number: ticket.number, subject: ticket.subject }),
      ...bodyOf(mail, words, locale),
      inReplyTo: thread,
      references: [thread],
      automatic: true,
    },
    now,
  );
  return true;
}

function bodyOf({ ticket, notices }: NoticeMail, words: Messages["mail"]["notice"], locale: string) {
  const url = new URL(`/tickets/${ticket.number}`, env().APP_URL).href;
  // Three answers of one customer are said once.
  const headlines = new Set(
    notices.map(({ kind, by }) => {
      const text = kind === "assigned" && by === null ? words.assignedSystem : words[kind];
      return fillMessage(text, { name: by ?? "", number: ticket.number }, locale);
    }),
  );
  return {
    text: [[...headlines].join("\n"), ticket.subject, url, words.portal].join("\n\n"),
    html: renderMailPage(
      locale,
      `${[...headlines].map((line) => `<p>${escapeHtml(line)}</p>`).join("\n")}
<p><a href="${escapeHtml(url)}">${escapeHtml(ticket.subject || url)}</a></p>
<p style="color:#595959">${escapeHtml(words.portal)}</p>`,
    ),
  };
}

/** The same for every mail about a ticket, and in no store of ours: an answer to it finds no thread. */
function threadKey(ticketId: number): string {
  return createHash("sha256").update(`notices of ticket ${ticketId}`).digest("hex").slice(0, 32);
}
