import { cleanLine } from "./clean-line";

/** RFC 5322 2.1.1: a line has at most 998 characters; a value of ours is far shorter, but never longer than that. */
const MAX_HEADER_VALUE = 998;

/** A value that may stand in a mail header: no line break, no control character. Encoding is the composer's work. */
export function headerSafe(value: string): string {
  return cleanLine(value, MAX_HEADER_VALUE);
}
