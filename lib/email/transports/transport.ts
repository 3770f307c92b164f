import type { OutgoingMail } from "../outgoing-mail";

/**
 * "sent": the next server took responsibility. "failed": it never will, do not try again. "retry": later, with the same
 * Message-ID; a mail whose answer got lost may then arrive twice, which is the lesser evil (STYLE.md rule 21).
 */
export type DeliveryState = "sent" | "failed" | "retry";

export interface RecipientResult {
  /** Normalised: compare with the normalised address asked for. */
  address: string;
  state: DeliveryState;
  /** What the server said, or what went wrong; for agents and the log, at most 500 characters. */
  response: string;
}

export interface SendResult {
  /** One entry per recipient asked for. */
  recipients: RecipientResult[];
  /** The provider's own id of the mail, for its later reports. */
  providerMessageId?: string;
  /** The Message-ID the relay put in place of ours (PEERS.md B2 42): store it too, replies will name it. Bare. */
  serverMessageId?: string;
}

export interface MailTransport {
  readonly name: "console" | "smtp" | "resend";
  /** Throws never because of a recipient, a server or the network: these are results. */
  send(mail: OutgoingMail): Promise<SendResult>;
  /** Lets go of connections; running deliveries finish. */
  close(): void;
}

/** The part of pino's interface that mail needs. */
export interface MailLog {
  info(fields: Record<string, unknown>, message: string): void;
  warn(fields: Record<string, unknown>, message: string): void;
}
