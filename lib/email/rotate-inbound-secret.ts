import { eq } from "drizzle-orm";
import { mailboxes } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { transact } from "@/lib/events/transact";
import { makeInboundSecret } from "@/lib/settings/inbound-secret";
import { mailboxEvents } from "./events";
import { type MailboxInput, mailboxInput } from "./inputs";
import { lockMailbox } from "./lock-mailbox";

/**
 * A new secret for signed deliveries: the old one counts for nothing from this moment, and this one is shown here once.
 * @throws AppError `forbidden` or `not_found`
 */
export async function rotateInboundSecret(actor: Actor, raw: MailboxInput): Promise<{ secret: string }> {
  ensureMay(actor, "settings.mailboxes");
  const { mailboxId } = mailboxInput.parse(raw);
  const secret = makeInboundSecret();
  await transact(actor, async (tx, now) => {
    const box = await lockMailbox(tx, mailboxId);
    await tx.update(mailboxes).set({ inboundSecret: secret.sealed }).where(eq(mailboxes.id, mailboxId));
    await recordEvent(tx, actor, {
      name: mailboxEvents.secretRotated,
      at: now,
      subject: { kind: "mailbox", id: mailboxId },
      details: { mailbox: box.address },
    });
  });
  return { secret: secret.shown };
}
