/** Instants are ISO 8601 strings in UTC; sizes are octets. */
export type QuarantinedMail = {
  id: number;
  from: string;
  to: string[];
  /** Key of `quarantine.reasons` in lib/i18n/messages. */
  reason: string;
  error: string | null;
  size: number;
  attempts: number;
  receivedAt: string;
};

export type SentMail = {
  id: number;
  from: string;
  to: string[];
  subject: string;
  html: string;
  text: string;
  messageId: string;
  replyTo: string | null;
  sentAt: string;
};

export type MailSystemView = {
  transport: "console" | "smtp" | "resend";
  /** The mail server's name, without its secrets; null where there is none. */
  server: string | null;
  /** null: switched off. */
  listener: { host: string; port: number } | null;
  /** This helpdesk's own name on the network, as far as its address says it. */
  publicHost: string;
  httpAddress: string;
};

/** How a mailbox's mail flows. Counts stop at 1,000. */
export type MailboxHealth = {
  lastIn: string | null;
  lastOut: string | null;
  inDay: number;
  outDay: number;
  /** Given up in the last 24 hours. */
  failedDay: number;
  /** Tried, refused, and to be tried again. */
  waiting: number;
  /** In quarantine, from the last 24 hours. */
  heldDay: number;
  /** Of what waits or was given up: the other server's newest words. */
  lastError: string | null;
};

export type MailboxState = "waiting" | "failed" | "held" | "working" | "silent";

export type MailboxView = {
  id: number;
  name: string;
  address: string;
  isDefault: boolean;
  aliases: number;
  health: MailboxHealth;
  state: MailboxState;
};

export type MailTestView = {
  state: "queued" | "sent" | "failed" | "arrived" | "late";
  to: string;
  /** What the mail server said last. */
  response: string | null;
  attempts: number;
  startedAt: string;
  endedAt: string | null;
  nextAt: string | null;
};

export type MailboxDetails = Omit<MailboxView, "aliases"> & {
  aliases: string[];
  acknowledge: boolean;
  signature: string;
  /** Why it stays; null where it may go. */
  kept: "default" | "used" | null;
  tests: { out: MailTestView | null; in: MailTestView | null };
};
