import { splitRecipients } from "./split-recipients";
import type { MailLog, MailTransport } from "./transport";

/** For development: one structured line per mail instead of a delivery. Demo addresses count as sent here. */
export function consoleTransport(log: Pick<MailLog, "info">): MailTransport {
  return {
    name: "console",
    async send(mail) {
      const { deliverable, settled } = splitRecipients(mail);
      const addresses = [...deliverable, ...settled.map((result) => result.address)];
      const { messageId, subject, text } = mail;
      log.info(
        { messageId, from: mail.from.address, to: addresses, subject, text },
        "mail not sent: console transport",
      );
      return {
        recipients: addresses.map((address) => ({ address, state: "sent", response: "written to the log" })),
      };
    },
    close() {},
  };
}
