import { escapeHtml } from "@/lib/email/escape-html";
import { erasedText } from "../policy";

/** Of fewer letters a word is no name that could be told from others. */
const shortest = 4;

/**
 * Takes whole words out of what somebody else wrote: names and addresses. Who is called by his first name alone, or is
 * misspelt, is not found; the page says so.
 */
export function masker(words: readonly string[]): (text: string) => string {
  const long = words.map((word) => word.trim()).filter((word) => word.length >= shortest);
  if (long.length === 0) return (text) => text;
  const any = long.map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")).join("|");
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${any})(?![\\p{L}\\p{N}])`, "giu");
  return (text) => text.replace(pattern, erasedText);
}

/** The same for HTML: within a tag only what can be no part of its own language, an address or a name of several words. */
export function htmlMasker(words: readonly string[]): (html: string) => string {
  const written = [...words, ...words.map(escapeHtml)];
  const inText = masker(written);
  const inTags = masker(written.filter((word) => /[\s@]/.test(word.trim())));
  return (html) =>
    html.replace(/<[^>]*>|[^<]+/g, (part) => (part.startsWith("<") ? inTags(part) : inText(part)));
}
