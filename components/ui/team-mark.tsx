import type { CSSProperties } from "react";

/** A team's colour, beside its name; null: an empty mark for no team. */
export function TeamMark({ hue }: { hue: number | null }) {
  return (
    <span
      aria-hidden
      style={{ "--h": hue } as CSSProperties}
      className={
        hue === null
          ? "size-2.5 shrink-0 rounded-[3px] border border-border-strong"
          : "size-2.5 shrink-0 rounded-[3px] bg-[oklch(var(--hue-line-l)_var(--hue-line-c)_var(--h))]"
      }
    />
  );
}
