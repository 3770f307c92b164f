import { and, eq, isNotNull } from "drizzle-orm";
import { outboxMail } from "@/db/schema";
import { type Actor, ensureMay } from "@/lib/core/actor";
import { recordEvent } from "@/lib/events/record-event";
import { afterCommit, transact } from "@/lib/events/transact";
import { nudge } from "@/lib/jobs/queue";
import { mailboxEvents } from "./events";
import { type MailboxInput, mailboxInput } from "./inputs";
import { deliverMail } from "./jobs";
import { lockMailbox } from "./lock-mailbox";

/**
 * Tries everything at once that waits for another try from this mailbox: its server is said to be well again. A mail
 * that is under way stays with its worker.
 * @throws AppError `forbidden` or `not_found`
 */
export async function retryMailbox(actor: Actor, raw: MailboxInput): Promise<void> {
  ensureMay(actor, "settings.mailboxes");
  const { mailboxId } = mailboxInput.parse(raw);
  await transact(actor, async (tx, now) => {
    const { address } = await lockMailbox(tx, mailboxId);
    const waiting = await tx
      .update(outboxMail)
      .set({ nextAt: now })
      .where(
        and(
          eq(outboxMail.state, "queued"),
          eq(outboxMail.fromAddress, address),
          isNotNull(outboxMail.lastError),
        ),
      )
      .returning({ id: outboxMail.id });
    if (waiting.length === 0) return;
    await recordEvent(tx, actor, {
      name: mailboxEvents.retried,
      at: now,
      subject: { kind: "mailbox", id: mailboxId },
      details: { mailbox: address },
      payload: { count: waiting.length },
    });
    afterCommit(tx, () => nudge(deliverMail, {}));
  });
}
