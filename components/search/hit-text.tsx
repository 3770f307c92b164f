import { markBeginnings } from "./matches";

/** A text in which what was typed stands out, as pieces: nothing in it is ever HTML. */
export function HitText({ text, typed }: { text: string; typed: string }) {
  return markBeginnings(text, typed).map((piece, index) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name and never move
      <mark key={index} className="bg-transparent font-semibold text-primary-text">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
