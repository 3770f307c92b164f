import { PlainButton } from "@/components/ui/plain-button";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { PaletteWords } from "./types";
import type { usePalette } from "./use-palette";

type Props = { palette: ReturnType<typeof usePalette>; words: PaletteWords; typed: string };

/** Where nothing was found, nothing is asked yet, or nobody answered. */
export function PaletteNothing({ palette, words, typed }: Props) {
  if (palette.failed) {
    return (
      <div role="alert" className="flex flex-wrap items-center gap-3 rounded-md bg-warning-soft px-3 py-2">
        <span className="grow text-warning-text">{words.failed}</span>
        <PlainButton className="h-7 rounded-sm px-2 font-medium underline touch:h-11" onClick={palette.retry}>
          {words.retry}
        </PlainButton>
      </div>
    );
  }
  const query = typed.trim();
  const hint = { people: words.typePeople, number: words.typeNumber }[palette.place as "people" | "number"];
  return (
    <div className="px-3 py-8 text-center text-muted-foreground">
      {query === "" ? (
        hint
      ) : (
        <>
          <p dir="auto" className="font-medium text-foreground">
            {fillMessage(words.none, { query })}
          </p>
          <p className="mt-1">{words.noneHint}</p>
        </>
      )}
    </div>
  );
}
