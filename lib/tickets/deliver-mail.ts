import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "@/lib/core/actor";
import { isClosing } from "@/lib/core/closing";
import { requestId } from "@/lib/core/ids";
import { log } from "@/lib/core/logger";
import { reportError } from "@/lib/core/report-error";
import { traced } from "@/lib/core/trace";
import { type ClaimedMail, claimMail, settleMail } from "@/lib/email/outbox";
import { sendQueuedMail } from "@/lib/email/send-queued-mail";
import type { MailTransport } from "@/lib/email/transports/transport";
import { transact } from "@/lib/events/transact";
import { recordTicketEvent } from "./events";
import { announceTicket } from "./lock-ticket";
import { mailedFiles } from "./mailed-files";

/** Mails on their way at once: a server that keeps one of them waiting leaves the others free. */
const lanes = 8;
/** One job makes at most so many tries; the next goes on. */
const triesPerRun = 500;
const lookAgainMilliseconds = 500;

/**
 * Delivers what waits in the outbox until nothing does, several mails side by side. While one is under way it looks
 * again and again for others: they must not wait for a slow server.
 * @returns how many tries were made
 */
export async function deliverWaitingMail(actor: Actor, transport: MailTransport): Promise<number> {
  let tries = 0;
  const underWay = new Set<Promise<void>>();
  for (;;) {
    const free = underWay.size < lanes && tries < triesPerRun && !isClosing();
    const claimed = free ? await claimMail() : null;
    if (claimed) {
      tries++;
      const delivery = deliverQuietly(actor, transport, claimed).finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    } else if (underWay.size === 0) {
      return tries;
    } else {
      // Whatever comes first: a mail is through, or it is time to look for what was queued meanwhile.
      await Promise.race([...underWay, ...(free ? [sleep(lookAgainMilliseconds)] : [])]);
    }
  }
}

/** One that fails for a reason of ours keeps its lease and is tried again; the others go on. */
function deliverQuietly(actor: Actor, transport: MailTransport, claimed: ClaimedMail): Promise<void> {
  const id = claimed.mail.requestId ?? requestId();
  const outbox = claimed.mail.id;
  return traced(id, async () => {
    try {
      const became = await deliverTicketMail({ ...actor, requestId: id }, transport, claimed);
      log().info({ outbox, attempt: claimed.mail.attempts, state: became }, "mail tried");
    } catch (error) {
      reportError("mail not delivered", error, { outbox });
    }
  });
}

/**
 * One try at a claimed mail: sent outside any transaction, then settled with its event.
 * @returns what became of it, or null when it took so long that another worker has taken it over
 */
export async function deliverTicketMail(
  actor: Actor,
  transport: MailTransport,
  claimed: ClaimedMail,
): Promise<"queued" | "sent" | "failed" | null> {
  const files = await mailedFiles(claimed.mail);
  const { outcome, recipients } = await sendQueuedMail(transport, claimed.mail, claimed.recipients, files);
  return transact(actor, async (tx, now) => {
    if (!(await settleMail(tx, claimed.mail, outcome, recipients))) return null;
    const { id: outboxId, ticketId, messageId } = claimed.mail;
    if (ticketId === null) return outcome.state;
    if (outcome.state !== "queued") {
      const name = outcome.state === "sent" ? "mail.sent" : "mail.failed";
      await recordTicketEvent(tx, actor, now, ticketId, name, { outboxId, messageId });
    }
    await announceTicket(tx, ticketId);
    return outcome.state;
  });
}
