import { and, eq } from "drizzle-orm";
import { userEmails } from "@/db/schema";
import { signatureOf } from "@/lib/accounts/get-profile";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { transact } from "@/lib/events/transact";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { type MailboxInput, mailboxInput } from "./inputs";
import { lockMailbox } from "./lock-mailbox";
import { allowTest, queueTestMail } from "./queue-test-mail";

/**
 * A mail from this mailbox to whoever asks, at the address of his account and at no other.
 * @throws AppError `forbidden`, `not_found`, `rate_limited`, or `conflict` for an account without an address
 */
export async function sendTestMail(actor: Actor, raw: MailboxInput): Promise<void> {
  ensureMay(actor, "settings.mailboxes");
  const { mailboxId } = mailboxInput.parse(raw);
  await allowTest(actor);
  const { settings } = await loadMessages(toLocale(actor.locale));
  const words = settings.mailboxes.testMail;
  await transact(actor, async (tx, now) => {
    const box = await lockMailbox(tx, mailboxId);
    const [own] = await tx
      .select({ address: userEmails.address })
      .from(userEmails)
      .where(and(eq(userEmails.userId, actor.id), eq(userEmails.isPrimary, true)));
    if (!own) throw new AppError("conflict", "error.mailboxes.noAddress");
    await queueTestMail(tx, actor, now, box, {
      direction: "out",
      to: own.address,
      subject: fillMessage(words.outSubject, { address: box.address }, actor.locale),
      text: fillMessage(words.outText, { address: box.address, name: actor.name }, actor.locale),
      signature: (await signatureOf(actor.id, tx)) || box.signature,
    });
  });
}
