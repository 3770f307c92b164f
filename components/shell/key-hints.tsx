"use client";

import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { useSingleKeys } from "@/components/ui/single-keys";
import { useScripts } from "@/components/ui/use-scripts";

/** The keys that work here, under the page; not on phones, and not before the keys do work. */
export function KeyHints({ hints }: { hints: { keys: string[]; label: string }[] }) {
  const heard = useScripts();
  const single = useSingleKeys();
  const shown = single ? hints : hints.filter(({ keys }) => keys.some((key) => key.length > 1));
  return (
    <footer
      className={cn(
        "flex h-[34px] shrink-0 items-center gap-4 overflow-hidden border-t bg-background px-5 text-muted-foreground text-xs touch:hidden",
        !heard && "[&>span]:invisible",
      )}
    >
      {shown.map(({ keys, label }) => (
        <span key={label} className="inline-flex items-center gap-[5px] whitespace-nowrap">
          {keys.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {label}
        </span>
      ))}
    </footer>
  );
}
