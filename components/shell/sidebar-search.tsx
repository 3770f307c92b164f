import { SearchLink } from "@/components/search/search-link";
import { Kbd } from "@/components/ui/kbd";

/** Looks like a field, and opens one: the palette. */
export function SidebarSearch({ label }: { label: string }) {
  return (
    <SearchLink
      title={label}
      aria-keyshortcuts="Control+K"
      className="mt-2 flex h-8 shrink-0 items-center gap-2 rounded-sm border border-border-strong bg-card px-2.5 text-muted-foreground shadow-(--shadow-xs) hover:bg-accent rail:justify-center rail:px-0"
    >
      <span aria-hidden className="icon icon-search size-4" />
      <span className="grow truncate rail:sr-only">{label}</span>
      <Kbd className="shrink-0 rail:hidden">Ctrl K</Kbd>
    </SearchLink>
  );
}
