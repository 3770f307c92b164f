import { createTransport, type NodemailerError, type SMTPPoolSentMessageInfo } from "nodemailer";
import { cleanLine } from "../clean-line";
import { composeMessage } from "../compose-message";
import { messageIdSafe } from "../mail-headers";
import { splitRecipients } from "./split-recipients";
import type { DeliveryState, MailTransport, RecipientResult, SendResult } from "./transport";

export interface SmtpOptions {
  /** `smtp://user:password@host:587` (STARTTLS when offered) or `smtps://…:465`. */
  url: string;
  maxConnections?: number;
  /** Milliseconds without an answer before the try is given up; the three phases of a connection share it. */
  timeout?: number;
}

const DEFAULT_TIMEOUT = 30_000;

/**
 * Sends over SMTP with a connection pool. Each recipient has its own outcome: refused with 5xx is failed, 4xx is retry.
 * A refused connection, sign-in or greeting says nothing about anybody's address, so it is retry for all.
 */
export function smtpTransport(options: SmtpOptions): MailTransport {
  const timeout = options.timeout ?? DEFAULT_TIMEOUT;
  const pool = createTransport({
    pool: true,
    url: options.url,
    maxConnections: options.maxConnections ?? 3,
    // A pooled connection that the server closed meanwhile is tried once more; the queue does the rest.
    maxRequeues: 1,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    dnsTimeout: timeout,
    socketTimeout: timeout * 2,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    name: "smtp",
    async send(mail) {
      const { deliverable, settled } = splitRecipients(mail);
      if (deliverable.length === 0) return { recipients: settled };
      const { raw, envelope } = await composeMessage({ ...mail, recipients: deliverable });
      try {
        const info = await pool.sendMail({ raw, envelope });
        const sent = successResult(deliverable, info);
        return { ...sent, recipients: [...sent.recipients, ...settled] };
      } catch (error) {
        return { recipients: [...failureResults(deliverable, asMailError(error)), ...settled] };
      }
    },
    close() {
      pool.close();
    },
  };
}

function successResult(asked: readonly string[], info: SMTPPoolSentMessageInfo): SendResult {
  const refused = refusals(info.rejectedErrors);
  const recipients = asked.map(
    (address) =>
      refused.get(address) ?? { address, state: "sent" as const, response: cleanLine(info.response, 500) },
  );
  const replaced = messageIdSafe(info.serverMessageId ?? "");
  return replaced === "" ? { recipients } : { recipients, serverMessageId: replaced };
}

function failureResults(asked: readonly string[], error: NodemailerError): RecipientResult[] {
  const refused = refusals(error.rejectedErrors);
  const others = { state: stateOf(error), response: responseOf(error) };
  return asked.map((address) => refused.get(address) ?? { address, ...others });
}

function refusals(errors: readonly NodemailerError[] = []): Map<string, RecipientResult> {
  return new Map(
    errors.map((error) => {
      const address = error.recipient ?? "";
      return [address, { address, state: stateOf(error), response: responseOf(error) }];
    }),
  );
}

/** Only a reply about this mail is final: nodemailer marks "permanent" for a refused sign-in as well. */
function stateOf(error: NodemailerError): DeliveryState {
  const aboutMail = error.code === "EENVELOPE" || error.code === "EMESSAGE";
  return aboutMail && error.permanent === true ? "failed" : "retry";
}

function responseOf(error: NodemailerError): string {
  return cleanLine(error.response ?? error.message, 500);
}

function asMailError(error: unknown): NodemailerError {
  return error instanceof Error ? error : new Error(String(error));
}
