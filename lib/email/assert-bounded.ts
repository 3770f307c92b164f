import { UnparsableMessage } from "./unparsable-message";

/** The MIME parser takes 60 µs and 1.6 kB for a part, however small. */
const MAX_DASH_LINES = 20_000;
/** Decoding takes quadratic time in the encoded words of one header: a thousand make 100 kB already. */
const MAX_ENCODED_WORDS = 1000;
const LINE_FEED = 0x0a;

/**
 * Refuses, in one pass over the octets, what would keep the parser busy for minutes: more lines that may be a MIME
 * boundary than any mail has parts, or a header of endless encoded words.
 * @throws UnparsableMessage
 */
export function assertBounded(raw: Uint8Array): void {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  let dashLines = 0;
  for (let at = buffer.indexOf("\n--"); at !== -1; at = buffer.indexOf("\n--", at + 3)) {
    dashLines += 1;
    if (dashLines > MAX_DASH_LINES) throw new UnparsableMessage("too_many_parts");
  }
  let words = 0;
  let fieldEnd = -1;
  for (let at = buffer.indexOf("=?"); at !== -1; at = buffer.indexOf("=?", at + 2)) {
    if (at > fieldEnd) {
      words = 0;
      fieldEnd = endOfField(buffer, at);
    }
    words += 1;
    if (words > MAX_ENCODED_WORDS) throw new UnparsableMessage("headers_too_large");
  }
}

/** The line feed that no folded line follows (RFC 5322 2.2.3). */
function endOfField(buffer: Buffer, from: number): number {
  let at = buffer.indexOf(LINE_FEED, from);
  while (at !== -1 && (buffer[at + 1] === 0x20 || buffer[at + 1] === 0x09))
    at = buffer.indexOf(LINE_FEED, at + 1);
  return at === -1 ? buffer.length : at;
}
