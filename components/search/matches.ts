/** The words of what was typed, as the server takes them apart. */
function typedWords(typed: string): string[] {
  return typed
    .toLowerCase()
    .split(/[\s@#]+/)
    .filter(Boolean);
}

const notInWords = /[^\p{L}\p{N}\p{M}]+/u;

/** Whether each typed word begins a word of the text, as the server finds tickets. */
export function beginsWords(text: string, typed: string): boolean {
  const words = text.toLowerCase().split(notInWords);
  return typedWords(typed).every((one) => words.some((word) => word.startsWith(one)));
}

export type Piece = { text: string; hit: boolean };

/** The text in pieces; the beginnings of words that were typed are hits. */
export function markBeginnings(text: string, typed: string): Piece[] {
  const words = typedWords(typed);
  const pieces: Piece[] = [];
  for (const part of text.split(/(?<=[^\p{L}\p{N}\p{M}])|(?=[^\p{L}\p{N}\p{M}])/u)) {
    const lower = part.toLowerCase();
    const length = Math.max(0, ...words.filter((word) => lower.startsWith(word)).map((word) => word.length));
    add(pieces, part.slice(0, length), true);
    add(pieces, part.slice(length), false);
  }
  return pieces;
}

function add(pieces: Piece[], text: string, hit: boolean): void {
  const last = pieces.at(-1);
  if (text === "") return;
  if (last?.hit === hit) last.text += text;
  else pieces.push({ text, hit });
}
