const mostWords = 6;
/** As `spaced_words` of the database has it: space and punctuation, of Latin and in general. */
const between = /[\t-\r -/:-@[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+/;

/** Names and addresses as words, for `customersWith`: an address falls apart at its dots too. */
export function wordsIn(typed: string): string[] {
  return typed.replaceAll("\0", " ").toLowerCase().split(between).filter(Boolean).slice(0, mostWords);
}

/** What was typed, word by word; an address is two, its local part and its domain. */
export function typedWords(typed: string): string[] {
  return typed
    .toLowerCase()
    .replaceAll("@", " ")
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords);
}

/** A word as PostgreSQL's `to_tsquery` wants it: it must begin one of the found words. */
export function asBeginning(word: string): string {
  return `'${word.replaceAll("\\", "\\\\").replaceAll("'", "''")}':*`;
}

/** The same of all of them. Null where there is no word to look for. */
export function searchWords(typed: string): string | null {
  const words = typedWords(typed).map(asBeginning);
  return words.length === 0 ? null : words.join(" & ");
}
