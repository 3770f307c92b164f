import User from "lucide-react/icons/user";
import type { CSSProperties } from "react";
import { cn } from "./cn";
import { hueOf } from "./hue";

type Props = {
  /** null: nobody. */
  person: { id: number; name: string } | null;
  size?: number;
  className?: string;
};

/** Decoration only: the name must stand beside it or in an `aria-label`. */
export function Avatar({ person, size = 24, className }: Props) {
  const style = { width: size, height: size, fontSize: size * 0.39, "--h": person ? hueOf(person.id) : 0 };
  return (
    <span
      aria-hidden
      // Drawn by CSS: initials are no text, neither to find nor to name a button by.
      data-initials={person ? initials(person.name) : undefined}
      style={style as CSSProperties}
      className={cn(
        "inline-flex shrink-0 select-none items-center justify-center rounded-full font-semibold leading-none tracking-tight",
        person
          ? "before:content-[attr(data-initials)] bg-[oklch(var(--hue-bg-l)_var(--hue-bg-c)_var(--h))] text-[oklch(var(--hue-fg-l)_var(--hue-fg-c)_var(--h))]"
          : "border-[1.5px] border-control border-dashed text-muted-foreground",
        className,
      )}
    >
      {!person && <User size={size / 2} strokeWidth={1.75} />}
    </span>
  );
}

/** First letters of the first and last word; one sign for scripts without capitals. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const first = [...(words[0] ?? "?")][0] ?? "?";
  if (first.toLowerCase() === first.toUpperCase() || words.length < 2) return first.toUpperCase();
  return (first + ([...(words.at(-1) ?? "")][0] ?? "")).toUpperCase();
}
