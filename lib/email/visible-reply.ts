import { attributionLength, isForwardLine, startsHistory } from "./quote-lines";

/** A bare "--" is a signature only this close to the end; "-- " (RFC 3676 4.3) is one anywhere. */
const MAX_SIGNATURE_LINES = 12;
/** A mail longer than this is no reply with history; it is shown whole. */
const MAX_LINES = 20_000;
/** Each is checked against all that follows it. */
const MAX_ATTRIBUTIONS = 50;

/**
 * Splits the plain text of a reply into what the sender wrote and the rest: quoted history, our own marker, signature.
 * Replies above and below the history are told apart; where the sender answers between the quotes, the quotes stay.
 * No line is lost: each stands in one of the two. Nothing left to see means that everything is visible.
 */
export function visibleReply(text: string): { visible: string; quoted: string | null } {
  const lines = text.split("\n");
  if (lines.length > MAX_LINES) return { visible: text, quoted: null };
  const { start, end } = writtenRange(lines);
  const visible = trimBlankLines(lines.slice(start, end));
  const quoted = trimBlankLines([...lines.slice(0, start), ...lines.slice(end)]);
  if (visible === "" || quoted === "") return { visible: text, quoted: null };
  return { visible, quoted };
}

function writtenRange(lines: string[]): { start: number; end: number } {
  const forwarded = lines.findIndex(isForwardLine);
  const history = lines.findIndex((_, index) => startsHistory(lines, index));
  if (forwarded !== -1 && (history === -1 || forwarded < history)) return { start: 0, end: lines.length };
  const beforeHistory = history === -1 ? lines.length : history;
  const signature = signatureStart(lines, beforeHistory);
  const end = trailingQuoteStart(lines, signature);
  const start = end === signature ? leadingQuoteEnd(lines, end) : 0;
  return { start, end };
}

/** Where the history below the reply begins: at its attribution, when only quoted lines follow it; else `end`. */
function trailingQuoteStart(lines: string[], end: number): number {
  let tried = 0;
  for (let index = 0; index < end && tried < MAX_ATTRIBUTIONS; index += 1) {
    const length = isQuoted(lines[index]) ? 0 : attributionLength(lines, index);
    if (length === 0) continue;
    tried += 1;
    const below = lines.slice(index + length, end).filter((line) => line.trim() !== "");
    // Some programs do not prefix the history at all: then there is none to answer between.
    if (below.every(isQuoted) || !below.some(isQuoted)) return index;
  }
  let start = end;
  while (start > 0 && (isQuoted(lines[start - 1]) || lines[start - 1]?.trim() === "")) start -= 1;
  return lines.slice(start, end).some(isQuoted) ? start : end;
}

/** Bottom-posting: one block of history at the top and none after it; its end, else 0. */
function leadingQuoteEnd(lines: string[], end: number): number {
  let index = skipBlank(lines, 0, end);
  index = skipBlank(lines, index + attributionLength(lines, index), end);
  const block = index;
  while (index < end && isQuoted(lines[index])) index += 1;
  if (index === block || lines.slice(index, end).some(isQuoted)) return 0;
  return index;
}

function signatureStart(lines: string[], end: number): number {
  const index = lines.findIndex(
    (line, at) => at < end && (line === "-- " || isShortSignature(lines, at, end)),
  );
  return index === -1 ? end : index;
}

function isShortSignature(lines: string[], index: number, end: number): boolean {
  return lines[index] === "--" && lines.slice(index, end).length <= MAX_SIGNATURE_LINES;
}

function skipBlank(lines: string[], from: number, end: number): number {
  let index = from;
  while (index < end && lines[index]?.trim() === "") index += 1;
  return index;
}

function isQuoted(line: string | undefined): boolean {
  return line?.startsWith(">") ?? false;
}

function trimBlankLines(lines: string[]): string {
  return lines
    .join("\n")
    .replace(/^(?:[^\S\n]*\n)+/, "")
    .trimEnd();
}
