import { eq } from "drizzle-orm";
import { mailboxes } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { renewSite } from "@/lib/settings/renew-site";
import { mailboxEvents } from "./events";
import { type MailboxInput, mailboxInput } from "./inputs";
import { lockMailbox } from "./lock-mailbox";
import { lockAddresses } from "./mailbox-addresses";

/**
 * From now on what answers no mail leaves from this mailbox, and the help centre names it. There is one at any time.
 * @throws AppError `forbidden` or `not_found`
 */
export async function makeDefaultMailbox(actor: Actor, raw: MailboxInput): Promise<void> {
  ensureMay(actor, "settings.mailboxes");
  const { mailboxId } = mailboxInput.parse(raw);
  await transact(actor, async (tx, now) => {
    await lockAddresses(tx);
    const box = await lockMailbox(tx, mailboxId);
    if (box.isDefault) return;
    await tx.update(mailboxes).set({ isDefault: false }).where(eq(mailboxes.isDefault, true));
    await tx.update(mailboxes).set({ isDefault: true }).where(eq(mailboxes.id, mailboxId));
    await recordEvent(tx, actor, {
      name: mailboxEvents.madeDefault,
      at: now,
      subject: { kind: "mailbox", id: mailboxId },
      details: { mailbox: box.address },
    });
    renewSite(tx);
  });
}
