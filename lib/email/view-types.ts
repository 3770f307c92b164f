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
