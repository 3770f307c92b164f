import { env } from "@/lib/core/env";
import { randomToken } from "@/lib/core/ids";
import { log } from "@/lib/core/logger";
import { acceptMail, mailSizeLimit } from "@/lib/email/accept-mail";
import { matchMailbox } from "@/lib/email/match-mailbox";
import { type SmtpListener, startSmtpListener } from "@/lib/email/smtp-listener";
import { ourMailboxes } from "@/lib/settings/find-mailbox";

/** The SMTP listener for incoming mail: 250 is said when the ledger row is durable. */
export function startMailListener(): Promise<SmtpListener> {
  const host = env().MAIL_HOST ?? (env().APP_ENV === "production" ? "0.0.0.0" : "127.0.0.1");
  return startSmtpListener({
    host,
    port: env().MAIL_PORT,
    sizeLimit: mailSizeLimit,
    log: log(),
    recipientExists: async (address) => matchMailbox(await ourMailboxes(), address) !== null,
    accept: async ({ envelope, raw }) => {
      const accepted = await acceptMail({ source: "smtp", deliveryId: randomToken(), envelope, raw });
      if (accepted === "unknown") throw new Error("the recipient vanished while the mail came in");
    },
  });
}
