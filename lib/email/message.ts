/** One mailbox as a header names it. `address` is normalised (see normalizeAddress); `name` is "" when none was given. */
export interface Address {
  name: string;
  address: string;
}

export interface ParsedAttachment {
  /** Safe to show and to store: no path, no control or direction-override characters. Never empty. */
  filename: string;
  /** As the sender claims it, lower-case and without parameters: check the content before serving it. */
  mediaType: string;
  /** Without angle brackets: what a `cid:` address in the HTML part names. */
  contentId: string | null;
  disposition: "attachment" | "inline";
  content: Uint8Array;
}

/**
 * A received mail in plain values. Every string is well-formed Unicode without NUL, so PostgreSQL can hold it.
 * Message-IDs stand without angle brackets everywhere in this product; brackets are added when a header is written.
 */
export interface ParsedMessage {
  messageId: string | null;
  inReplyTo: string[];
  references: string[];
  subject: string;
  /** Null when From holds no valid address ("MAILER-DAEMON" alone): the mail may still be a bounce. */
  from: Address | null;
  replyTo: Address[];
  to: Address[];
  cc: Address[];
  date: Date | null;
  /** The plain text part, or one made from the HTML part. "" when the mail has no body. */
  text: string;
  /** As received and NOT safe to show: sanitizeHtml comes first. */
  html: string | null;
  attachments: ParsedAttachment[];
  /** In the order received, names in lower case, values unfolded and not decoded. */
  headers: [name: string, value: string][];
  /** SHA-256, hex: see bodyHash. */
  bodyHash: string;
  /** True when a bound was hit and something was cut: the stored raw mail has the rest. */
  incomplete: boolean;
}
