import { cutText } from "./cut-text";

/** C0 and C1 controls, line and paragraph separators. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to remove
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** Marks, embeddings, overrides and isolates: "gpj.exe" must not read as "exe.jpg". */
const DIRECTION_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * One line for a subject, a display name or a file name: control characters become spaces, characters that turn the
 * reading direction go, white space is collapsed, and the length is bounded in UTF-16 units.
 */
export function cleanLine(value: string, maxLength: number): string {
  const bounded = cutText(value, maxLength * 8);
  const line = bounded.toWellFormed().replace(CONTROLS, " ").replace(DIRECTION_CONTROLS, "");
  return cutText(line.replace(/\s+/g, " ").trim(), maxLength).trimEnd();
}
