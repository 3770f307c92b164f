import PostalMime, { decodeWords, type Email } from "postal-mime";
import { assertBounded } from "./assert-bounded";
import { bodyHash } from "./body-hash";
import { cleanLine } from "./clean-line";
import { cleanText } from "./clean-text";
import { cutText } from "./cut-text";
import { htmlToPlain } from "./html-to-plain";
import type { ParsedMessage } from "./message";
import { readAddresses } from "./read-addresses";
import { readAttachments } from "./read-attachments";
import { readDate } from "./read-date";
import { readMessageIds } from "./read-message-ids";
import { repairHeaders } from "./repair-headers";
import { UnparsableMessage } from "./unparsable-message";

const MAX_SUBJECT = 998;
const MAX_TEXT = 1_000_000;
const MAX_HTML = 2_000_000;
const MAX_HEADERS = 1000;
const MAX_HEADER_VALUE = 20_000;
const LIMITS = { maxNestingDepth: 50, maxHeadersSize: 1024 * 1024 };

/**
 * Reads a raw mail (RFC 5322 with MIME) of any quality. The caller bounds its size; everything inside is bounded here,
 * and what cannot be decoded degrades to text with replacement characters rather than being dropped. Attached mails
 * (message/rfc822) stay attachments, so that nobody's words are taken for the sender's.
 * @throws UnparsableMessage and nothing else.
 */
export async function parseMessage(raw: Uint8Array): Promise<ParsedMessage> {
  if (isBlank(raw)) throw new UnparsableMessage("empty");
  assertBounded(raw);
  const email = await readMime(raw);
  const values = headerReader(email);
  if (values("from").every((value) => value.trim() === "")) throw new UnparsableMessage("no_from");
  return { ...readEnvelope(values), ...readBody(email), headers: readHeaders(email) };
}

async function readMime(raw: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(repairHeaders(raw), { ...LIMITS, forceRfc822Attachments: true });
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    if (message.includes("nesting depth")) throw new UnparsableMessage("too_deep", { cause: error });
    if (message.includes("header size")) throw new UnparsableMessage("headers_too_large", { cause: error });
    throw new UnparsableMessage("malformed", { cause: error });
  }
}

type HeaderReader = (name: string) => string[];

function headerReader(email: Email): HeaderReader {
  return (name) => email.headers.filter((header) => header.key === name).map((header) => header.value);
}

function readEnvelope(values: HeaderReader) {
  return {
    messageId: readMessageIds(values("message-id")[0] ?? "")[0] ?? null,
    inReplyTo: readMessageIds(values("in-reply-to").join(" ")),
    references: readMessageIds(values("references").join(" ")),
    subject: cleanLine(decodeWords((values("subject")[0] ?? "").slice(0, MAX_HEADER_VALUE)), MAX_SUBJECT),
    // Several From headers: the first, as mail programs show it. Group syntax (RFC 6854) is flattened.
    from: readAddresses(values("from").slice(0, 1))[0] ?? null,
    replyTo: readAddresses(values("reply-to")),
    to: readAddresses(values("to")),
    cc: readAddresses(values("cc")),
    date: readDate(values("date")[0] ?? null),
  };
}

function readBody(email: Email) {
  const html = email.html === undefined || email.html.trim() === "" ? null : cleanText(email.html);
  const text = cleanText(email.text ?? "");
  const full = text.trim() === "" && html !== null ? htmlToPlain(html) : text;
  const { attachments, incomplete } = readAttachments(email.attachments);
  const cutHtml = html === null ? null : cutText(html, MAX_HTML);
  return {
    text: cutText(full, MAX_TEXT),
    html: cutHtml,
    attachments,
    bodyHash: bodyHash(text, html, attachments),
    incomplete: incomplete || full.length > MAX_TEXT || (html?.length ?? 0) > MAX_HTML,
  };
}

function readHeaders(email: Email): [name: string, value: string][] {
  return email.headers
    .slice(0, MAX_HEADERS)
    .map((header) => [cleanLine(header.key, 200), cleanLine(header.value, MAX_HEADER_VALUE)]);
}

function isBlank(raw: Uint8Array): boolean {
  return raw.every((byte) => byte === 0 || byte === 0x20 || (byte >= 0x09 && byte <= 0x0d));
}
