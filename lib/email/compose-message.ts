import MailComposer from "nodemailer/lib/mail-composer";
import { normalizeAddress } from "./addresses";
import { headerSafe } from "./header-safe";
import { mailHeaders, messageIdSafe, referenceIds } from "./mail-headers";
import type { Address } from "./message";
import type { OutgoingAttachment, OutgoingMail } from "./outgoing-mail";
import { safeFileName } from "./safe-file-name";

export interface ComposedMessage {
  raw: Buffer;
  /** `from` is "" for the null return path. */
  envelope: { from: string; to: string[] };
}

const MEDIA_TYPE = /^[a-z0-9][a-z0-9!#$&^_.+-]*\/[a-z0-9][a-z0-9!#$&^_.+-]*$/i;

/**
 * The mail as RFC 5322 text, lines ending in CRLF: text and HTML as alternatives, attachments around them, inline images
 * beside the HTML. Nothing in a value can start a new header. Addresses that are not valid are left out.
 */
export async function composeMessage(mail: OutgoingMail): Promise<ComposedMessage> {
  const composer = new MailComposer({
    messageId: messageIdSafe(mail.messageId),
    date: mail.date,
    from: mailbox(mail.from),
    replyTo: mail.replyTo === undefined ? undefined : mailbox(mail.replyTo),
    to: mailboxes(mail.to),
    cc: mailboxes(mail.cc ?? []),
    subject: headerSafe(mail.subject),
    inReplyTo: messageIdSafe(mail.inReplyTo ?? "") || undefined,
    references: referenceIds(mail),
    headers: mailHeaders(mail),
    text: mail.text,
    html: mail.html,
    attachments: (mail.attachments ?? []).map(attachment),
    newline: "win",
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return { raw: await composer.compile().build(), envelope: envelopeOf(mail) };
}

function envelopeOf(mail: OutgoingMail): ComposedMessage["envelope"] {
  const everyone = [...mail.to, ...(mail.cc ?? [])].map((entry) => entry.address);
  const to = (mail.recipients ?? everyone).flatMap((address) => normalizeAddress(address) ?? []);
  const from = mail.envelopeFrom === undefined ? mail.from.address : (mail.envelopeFrom ?? "");
  return { from: normalizeAddress(from) ?? "", to: [...new Set(to)] };
}

function mailboxes(list: readonly Address[]) {
  return list.filter((entry) => normalizeAddress(entry.address) !== null).map(mailbox);
}

function mailbox(entry: Address): Address {
  return { name: headerSafe(entry.name), address: normalizeAddress(entry.address) ?? "" };
}

function attachment(part: OutgoingAttachment) {
  const contentId = messageIdSafe(part.contentId ?? "");
  return {
    filename: safeFileName(part.filename, "attachment"),
    contentType: MEDIA_TYPE.test(part.mediaType) ? part.mediaType : "application/octet-stream",
    content: Buffer.from(part.content.buffer, part.content.byteOffset, part.content.byteLength),
    // Text as base64 too: quoted-printable would change its line ends.
    contentTransferEncoding: "base64",
    ...(contentId === ""
      ? { contentDisposition: "attachment" }
      : { cid: contentId, contentDisposition: "inline" }),
  };
}
