import type { Actor } from "@/lib/core/actor";
import { claimMail, settleMail } from "@/lib/email/outbox";
import { sendQueuedMail } from "@/lib/email/send-queued-mail";
import type { MailTransport } from "@/lib/email/transports/transport";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { announceTicket } from "./lock-ticket";

/**
 * One try at one mail of the outbox: claimed, sent outside any transaction, then settled with its event.
 * @returns what became of it, or null when there was nothing to claim, or another worker took it over meanwhile
 */
export async function deliverTicketMail(
  actor: Actor,
  transport: MailTransport,
  outboxId: number,
): Promise<"queued" | "sent" | "failed" | null> {
  const claimed = await claimMail(outboxId);
  if (!claimed) return null;
  const { outcome, recipients } = await sendQueuedMail(transport, claimed.mail, claimed.recipients);
  return transact(actor, async (tx, now) => {
    if (!(await settleMail(tx, claimed.mail, outcome, recipients))) return null;
    const { ticketId, messageId } = claimed.mail;
    if (ticketId === null) return outcome.state;
    if (outcome.state !== "queued") {
      const name = outcome.state === "sent" ? "mail.sent" : "mail.failed";
      await recordTicketEvent(tx, actor, now, ticketId, name, { outboxId, messageId });
    }
    await announceTicket(tx, ticketId);
    return outcome.state;
  });
}
