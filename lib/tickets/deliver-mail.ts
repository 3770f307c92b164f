import type { Actor } from "@/lib/core/actor";
import { claimMail, settleMail } from "@/lib/email/outbox";
import { sendQueuedMail } from "@/lib/email/send-queued-mail";
import type { MailTransport } from "@/lib/email/transports/transport";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { announceTicket } from "./lock-ticket";

/** One job does at most this many; the next sweep goes on. */
const mailsPerRun = 200;

/** Delivers what waits in the outbox until nothing does. @returns how many tries were made */
export async function deliverWaitingMail(actor: Actor, transport: MailTransport): Promise<number> {
  for (let tries = 0; tries < mailsPerRun; tries++) {
    if ((await deliverTicketMail(actor, transport)) === "none") return tries;
  }
  return mailsPerRun;
}

/**
 * One try at the mail that waits longest: claimed, sent outside any transaction, then settled with its event.
 * @returns what became of it; "none" when nothing waits, "taken" when another worker took it over meanwhile
 */
export async function deliverTicketMail(
  actor: Actor,
  transport: MailTransport,
): Promise<"queued" | "sent" | "failed" | "taken" | "none"> {
  const claimed = await claimMail();
  if (!claimed) return "none";
  const { outcome, recipients } = await sendQueuedMail(transport, claimed.mail, claimed.recipients);
  return transact(actor, async (tx, now) => {
    if (!(await settleMail(tx, claimed.mail, outcome, recipients))) return "taken";
    const { ticketId, messageId } = claimed.mail;
    if (ticketId === null) return outcome.state;
    if (outcome.state !== "queued") {
      const name = outcome.state === "sent" ? "mail.sent" : "mail.failed";
      await recordTicketEvent(tx, actor, now, ticketId, name, { outboxId: claimed.mail.id, messageId });
    }
    await announceTicket(tx, ticketId);
    return outcome.state;
  });
}
