import type { Tx } from "@/db/client";
import type { OutboxPurpose } from "@/db/enums";
import { AppError } from "@/lib/core/errors";
import { makeMessageId } from "@/lib/email/make-message-id";
import type { Address } from "@/lib/email/message";
import { queueMail } from "@/lib/email/outbox";
import { renderNotice } from "@/lib/email/render-notice";
import { linkPlaceholder, sealLink } from "@/lib/email/sealed-link";
import { ticketMailbox } from "@/lib/tickets/queue-ticket-mail";

type Letter = {
  purpose: Extract<OutboxPurpose, "link" | "notice">;
  to: Address;
  locale: string;
  /** Gets the workspace's name, which it is from. */
  words: (workspace: string) => { subject: string; paragraphs: string[]; footnote?: string };
  /** `url` lets its holder in: it stands sealed in the outbox. */
  link?: { label: string; url: string };
};

/** A mail about no ticket, from the default mailbox, whose answers would be a new one. */
export async function mailColleague(tx: Tx, letter: Letter, now: Date): Promise<void> {
  const mailbox = await ticketMailbox(tx, null);
  if (!mailbox) throw new AppError("unavailable", "error.unavailable");
  const { purpose, to, locale, link } = letter;
  const workspace = mailbox.workspaceName ?? "";
  const { subject, ...words } = letter.words(workspace);
  await queueMail(
    tx,
    {
      purpose,
      ticketId: null,
      messageId: null,
      emailMessageId: makeMessageId(mailbox.address.slice(mailbox.address.lastIndexOf("@") + 1)),
      from: { name: workspace, address: mailbox.address },
      replyTo: null,
      to: [to],
      cc: [],
      subject,
      ...renderNotice({ locale, ...words, ...(link ? { link: { ...link, url: linkPlaceholder } } : {}) }),
      sealedLink: link ? sealLink(link.url) : null,
      inReplyTo: null,
      references: [],
      automatic: true,
    },
    now,
  );
}
