import type { CSSProperties, ReactNode } from "react";
import { cn } from "./cn";
import { hueOf } from "./hue";

export function Tag({
  children,
  hueKey,
  className,
}: {
  children: ReactNode;
  hueKey: string;
  className?: string;
}) {
  return (
    <span
      style={{ "--h": hueOf(hueKey) } as CSSProperties}
      className={cn(
        "inline-flex h-5 min-w-0 max-w-40 items-center gap-[5px] whitespace-nowrap rounded-xs border bg-card px-[7px] font-medium text-secondary-text text-xs",
        "before:size-1.5 before:shrink-0 before:rounded-full before:bg-[oklch(var(--hue-line-l)_var(--hue-line-c)_var(--h))]",
        className,
      )}
    >
      <span dir="auto" className="truncate">
        {children}
      </span>
    </span>
  );
}
