import type { Address } from "./message";

export interface OutgoingAttachment {
  filename: string;
  /** Sent as application/octet-stream when it is no media type. */
  mediaType: string;
  content: Uint8Array;
  /** Set for an image that the HTML part names as `cid:<contentId>`. */
  contentId?: string;
}

/** One mail to be sent, whatever carries it. Message-IDs without angle brackets. */
export interface OutgoingMail {
  /** Made once by makeMessageId and stored before the first try, so that a repeated try is the same mail. */
  messageId: string;
  date: Date;
  from: Address;
  replyTo?: Address;
  to: Address[];
  cc?: Address[];
  /**
   * Who gets it now; default: everyone in `to` and `cc`. A retry names those still owed. One that stands in neither
   * header gets a blind copy.
   */
  recipients?: string[];
  /** SMTP MAIL FROM; default: the address in `from`; null for the null return path. */
  envelopeFrom?: string | null;
  subject: string;
  text: string;
  html: string;
  inReplyTo?: string | null;
  /** The whole chain, oldest first, in-reply-to last: composeMessage bounds it. */
  references?: string[];
  attachments?: OutgoingAttachment[];
  /** RFC 3834: "auto-replied" answers a mail (acknowledgement), "auto-generated" does not (notification, digest). */
  automatic?: "auto-replied" | "auto-generated";
  /** https address of a page with a button; `oneClick` (RFC 8058) only where a POST to it unsubscribes. */
  listUnsubscribe?: { url: string; oneClick: boolean };
}
