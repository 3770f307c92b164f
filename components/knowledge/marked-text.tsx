import type { Marked } from "@/lib/knowledge/view-types";

/** What was found stands out by weight and colour; as pieces of text, so that nothing in it is ever HTML. */
export function MarkedText({ pieces }: { pieces: Marked }) {
  return pieces.map(({ text, hit }, index) =>
    hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text have no other name and never move
      <mark key={index} className="bg-transparent font-semibold text-primary-text">
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
