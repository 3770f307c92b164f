import { asc, desc, inArray } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { db } from "@/db/client";
import { outboxMail, outboxRecipients } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { withLink } from "./sealed-link";
import type { SentMail } from "./view-types";

const shown = 50;

/** What the console transport took instead of delivering it, newest first: a page of development only. */
export async function listSentMail(actor: Actor): Promise<SentMail[]> {
  ensureMay(actor, "settings.mail");
  const mails = await db()
    .select()
    .from(outboxMail)
    .where(inArray(outboxMail.state, ["sent", "failed"]))
    .orderBy(desc(outboxMail.id))
    .limit(shown);
  const recipients = await db()
    .select({ mailId: outboxRecipients.mailId, address: outboxRecipients.address })
    .from(outboxRecipients)
    .where(
      isAnyOf(
        outboxRecipients.mailId,
        mails.map((mail) => mail.id),
      ),
    )
    .orderBy(asc(outboxRecipients.id));
  return mails.map((mail) => ({
    id: mail.id,
    from: `${mail.fromName} <${mail.fromAddress}>`,
    to: recipients.filter((one) => one.mailId === mail.id).map((one) => one.address),
    subject: mail.subject,
    ...withLink(mail),
    messageId: mail.emailMessageId,
    replyTo: mail.replyTo,
    sentAt: (mail.sentAt ?? mail.createdAt).toISOString(),
  }));
}
