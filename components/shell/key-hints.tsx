import { Kbd } from "@/components/ui/kbd";

/** The keys that work here, under the page; not on phones. */
export function KeyHints({ hints }: { hints: { keys: string[]; label: string }[] }) {
  return (
    <footer className="flex h-[34px] shrink-0 items-center gap-4 overflow-hidden border-t bg-background px-5 text-muted-foreground text-xs touch:hidden">
      {hints.map(({ keys, label }) => (
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
