const mostWords = 6;

/**
 * What was typed as PostgreSQL's `to_tsquery` wants it: every word must begin one of the found words. Null where there
 * is no word to look for. An address is two words, its local part and its domain, as its index has it.
 */
export function searchWords(typed: string): string | null {
  const words = typed
    .toLowerCase()
    .replaceAll("@", " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
  if (words.length === 0) return null;
  return words.map((word) => `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}':*`).join(" & ");
}
