import { and, eq, or } from "drizzle-orm";
import { isAnyOf } from "@/db/any-of";
import { outboxMail, outboxRecipients, userEmails } from "@/db/schema";
import type { Actor } from "@/lib/core/actor";
import { endLedger, type LedgerRow, lockLedger } from "@/lib/email/ledger";
import type { ParsedMessage } from "@/lib/email/message";
import { readBounce } from "@/lib/email/read-bounce";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { announceTicket } from "./lock-ticket";

/**
 * Attaches a delivery report to the mail of ours that came back: its recipients show as failed with the other
 * server's words, and an address that is gone for good is marked.
 * @returns false when it belongs to no mail of ours: anyone can forge one
 */
export async function receiveBounce(actor: Actor, row: LedgerRow, message: ParsedMessage): Promise<boolean> {
  const bounce = readBounce(message);
  const id = bounce?.originalMessageId;
  if (!bounce || !id) return false;
  return transact(actor, async (tx, now) => {
    const [mail] = await tx
      .select({ id: outboxMail.id, ticketId: outboxMail.ticketId, messageId: outboxMail.messageId })
      .from(outboxMail)
      .where(or(eq(outboxMail.emailMessageId, id), eq(outboxMail.finalMessageId, id)))
      .for("update");
    if (!mail) return false;
    if (!(await lockLedger(tx, row.id))) return true;
    const permanent = bounce.recipients.filter((one) => one.kind === "permanent");
    for (const one of permanent) {
      const response = [one.status, one.diagnostic].filter(Boolean).join(" ").slice(0, 500);
      const marked = await tx
        .update(outboxRecipients)
        .set({ state: "failed", response })
        .where(and(eq(outboxRecipients.mailId, mail.id), eq(outboxRecipients.address, one.address)))
        .returning({ address: outboxRecipients.address });
      // Only an address we wrote to is marked: the report itself proves nothing.
      if (marked.length > 0) {
        await tx
          .update(userEmails)
          .set({ bouncedAt: now })
          .where(
            isAnyOf(
              userEmails.address,
              marked.map((recipient) => recipient.address),
            ),
          );
      }
    }
    if (permanent.length > 0) {
      // One that still waits for other recipients goes on, and ends as failed when they are through.
      await tx
        .update(outboxMail)
        .set({ state: "failed", failedAt: now })
        .where(and(eq(outboxMail.id, mail.id), eq(outboxMail.state, "sent")));
    }
    if (mail.ticketId !== null) {
      const payload = { outboxId: mail.id, messageId: mail.messageId };
      await recordTicketEvent(tx, actor, now, mail.ticketId, "mail.bounced", payload);
      await announceTicket(tx, mail.ticketId);
    }
    await endLedger(tx, row.id, "routed", null, { messageId: message.messageId, ticketId: mail.ticketId });
    return true;
  });
}
