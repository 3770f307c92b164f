"use client";

import Link from "next/link";
import { Kbd } from "@/components/ui/kbd";
import { Sheet } from "@/components/ui/sheet";
import { useSingleKeys } from "@/components/ui/single-keys";
import type { Messages } from "@/lib/i18n/load-messages";
import type { PaletteStart } from "./types";

type Words = Messages["shortcuts"];
type Line<Group extends keyof Words["groups"]> = [keys: string[], label: keyof Words[Group]];

/** Every key there is, by where it works; what stands in one string is pressed together, the others one or the other. */
const keys: { [Group in keyof Words["groups"]]: Line<Group>[] } = {
  anywhere: [
    [["Ctrl K", "/"], "search"],
    [["C"], "newTicket"],
    [["G I", "G U", "G C"], "go"],
    [["G K", "G R", "G S"], "goOn"],
    [["Z"], "undo"],
    [["Esc"], "close"],
    [["?"], "list"],
  ],
  list: [
    [["J", "K"], "move"],
    [["Enter"], "open"],
    [["."], "apply"],
  ],
  ticket: [
    [["R"], "reply"],
    [["N"], "note"],
    [["A"], "assign"],
    [["S"], "status"],
    [["P"], "priority"],
    [["T"], "tags"],
    [["E"], "solve"],
    [["]"], "panel"],
    [["U"], "back"],
  ],
  composer: [
    [["Ctrl Enter"], "send"],
    [["Ctrl Shift Enter"], "sendSolve"],
    [["Esc"], "leave"],
  ],
  calendar: [
    [["T"], "today"],
    [["D", "W", "M"], "views"],
    [["N"], "add"],
  ],
};

type Props = { start: PaletteStart; open: boolean; onOpenChange: (open: boolean) => void };

/** The list that `?` shows; of who has turned single keys off, without those. */
export function Shortcuts({ start, open, onOpenChange }: Props) {
  const { shortcuts: words, shell } = start.words;
  const single = useSingleKeys();
  const works = (key: string) => single || (key.length > 1 && !key.startsWith("G "));
  return (
    <Sheet open={open} onOpenChange={onOpenChange} title={words.title} closeLabel={shell.close}>
      <div className="flex flex-col gap-4 p-4">
        {Object.entries(keys).map(([group, lines]) => {
          const shown = lines.filter(([all]) => all.some(works));
          if (shown.length === 0) return null;
          const labels = words[group as keyof typeof keys] as Record<string, string>;
          return (
            <section key={group} aria-labelledby={`keys-${group}`}>
              <h3 id={`keys-${group}`} className="mb-1 font-medium text-muted-foreground text-xs">
                {words.groups[group as keyof typeof keys]}
              </h3>
              <dl>
                {shown.map(([all, label]) => (
                  <div
                    key={label}
                    className="flex min-h-8 items-center justify-between gap-4 border-b last:border-0"
                  >
                    <dt>{labels[label]}</dt>
                    <dd className="flex shrink-0 gap-1">
                      {all.filter(works).map((key) => (
                        <Kbd key={key} className="touch:inline-flex">
                          {key}
                        </Kbd>
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
        <Link
          href="/profile"
          prefetch={false}
          onClick={() => onOpenChange(false)}
          className="flex items-center text-primary-text text-xs hover:underline touch:min-h-11"
        >
          {single ? words.hint : words.off}
        </Link>
      </div>
    </Sheet>
  );
}
