import { isUtf8 } from "node:buffer";

/**
 * Raw 8-bit headers that are not UTF-8 (old mailers writing ISO-8859-1 or Windows-1252) re-encoded as UTF-8; the body is
 * left alone. RFC 6532 allows UTF-8 only, and the parser would replace every other byte by U+FFFD.
 */
export function repairHeaders(raw: Uint8Array): Uint8Array {
  const end = headerEnd(raw);
  const headers = raw.subarray(0, end);
  if (isUtf8(headers)) return raw;
  const text = new TextDecoder("windows-1252").decode(headers);
  return Buffer.concat([Buffer.from(text, "utf8"), raw.subarray(end)]);
}

function headerEnd(raw: Uint8Array): number {
  const buffer = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const ends = [buffer.indexOf("\r\n\r\n"), buffer.indexOf("\n\n")].filter((index) => index >= 0);
  return ends.length === 0 ? raw.length : Math.min(...ends);
}
