import { randomToken } from "@/lib/core/ids";
import { log } from "@/lib/core/logger";
import { acceptMail, mailSizeLimit } from "@/lib/email/accept-mail";
import { listenerAddress } from "@/lib/email/mail-system";
import { matchMailbox } from "@/lib/email/match-mailbox";
import { type SmtpListener, startSmtpListener } from "@/lib/email/smtp-listener";
import { ourMailboxes } from "@/lib/settings/find-mailbox";

/** The SMTP listener for incoming mail: 250 is said when the ledger row is durable. */
export function startMailListener(): Promise<SmtpListener> {
  return startSmtpListener({
    ...listenerAddress(),
    sizeLimit: mailSizeLimit,
    log: log(),
    recipientExists: async (address) => matchMailbox(await ourMailboxes(), address) !== null,
    accept: async ({ envelope, raw }) => {
      const accepted = await acceptMail({ source: "smtp", deliveryId: randomToken(), envelope, raw });
      if (accepted === "unknown") throw new Error("the recipient vanished while the mail came in");
    },
  });
}
