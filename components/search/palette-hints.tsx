import type { Route } from "next";
import Link from "next/link";
import { Kbd } from "@/components/ui/kbd";
import type { PaletteWords } from "./types";

type Props = { words: PaletteWords; typed: string; mayInsert: boolean; onLeave: () => void };

/** The keys of the palette, and the way to all results, which is what a phone has instead. */
export function PaletteHints({ words, typed, mayInsert, onLeave }: Props) {
  const { hints } = words;
  const query = typed.trim();
  return (
    <div className="flex min-h-9 shrink-0 items-center gap-4 overflow-hidden border-t bg-canvas px-3.5 text-muted-foreground text-xs md:rounded-b-xl touch:min-h-[calc(3rem+env(safe-area-inset-bottom))] touch:pb-[env(safe-area-inset-bottom)]">
      <Hint keys={["↑", "↓"]} label={hints.move} />
      <Hint keys={["Enter"]} label={hints.open} />
      {mayInsert ? (
        <Hint keys={["Shift Enter"]} label={hints.insert} />
      ) : (
        <Hint keys={["Tab"]} label={hints.group} />
      )}
      <span className="grow" />
      {query === "" ? (
        <>
          <Hint keys={[">"]} label={hints.commands} />
          <Hint keys={["@"]} label={hints.people} />
          <Hint keys={["#"]} label={hints.number} />
        </>
      ) : (
        <Link
          href={`/search?q=${encodeURIComponent(query)}` as Route}
          prefetch={false}
          onClick={onLeave}
          className="flex items-center font-medium text-primary-text hover:underline touch:h-11"
        >
          {words.all}
        </Link>
      )}
    </div>
  );
}

function Hint({ keys, label }: { keys: string[]; label: string }) {
  return (
    <span className="inline-flex items-center gap-[5px] whitespace-nowrap touch:hidden">
      {keys.map((key) => (
        <Kbd key={key} typed>
          {key}
        </Kbd>
      ))}
      {label}
    </span>
  );
}
