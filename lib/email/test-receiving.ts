import { type Actor, ensureMay } from "@/lib/core/actor";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { randomToken } from "@/lib/core/ids";
import { transact } from "@/lib/events/transact";
import { fillMessage } from "@/lib/i18n/fill-message";
import { loadMessages } from "@/lib/i18n/load-messages";
import { toLocale } from "@/lib/i18n/locales";
import { type MailboxInput, mailboxInput } from "./inputs";
import { lockMailbox } from "./lock-mailbox";
import { allowTest, queueTestMail } from "./queue-test-mail";
import { testMark } from "./test-mark";

/**
 * A mail from this mailbox to its own address: out through the mail server, and back in by whatever way mail comes.
 * @throws AppError `forbidden`, `not_found`, `rate_limited`, or `conflict` where nothing leaves
 */
export async function testReceiving(actor: Actor, raw: MailboxInput): Promise<void> {
  ensureMay(actor, "settings.mailboxes");
  const { mailboxId } = mailboxInput.parse(raw);
  if (env().EMAIL_TRANSPORT === "console") throw new AppError("conflict", "error.mailboxes.console");
  await allowTest(actor);
  const { settings } = await loadMessages(toLocale(actor.locale));
  const words = settings.mailboxes.testMail;
  await transact(actor, async (tx, now) => {
    const box = await lockMailbox(tx, mailboxId);
    const token = randomToken();
    await queueTestMail(tx, actor, now, box, {
      direction: "in",
      to: box.address,
      token,
      subject: fillMessage(words.inSubject, { mark: testMark(token) }, actor.locale),
      text: fillMessage(words.inText, { mark: testMark(token) }, actor.locale),
    });
  });
}
