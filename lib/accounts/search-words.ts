const mostWords = 6;

/**
 * What was typed as PostgreSQL's `to_tsquery` wants it: every word must begin one of the found words. Null where there
 * is no word to look for.
 */
export function searchWords(typed: string): string | null {
  const words = wordBeginnings(typed);
  return words.length === 0 ? null : words.join(" & ");
}

/** The same word by word. An address is two words, its local part and its domain, as its index has it. */
export function wordBeginnings(typed: string): string[] {
  return typed
    .toLowerCase()
    .replaceAll("@", " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)
    .map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}':*`);
}
