import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Kbd({ className, ...rest }: ComponentProps<"kbd">) {
  return (
    <kbd
      {...rest}
      className={cn(
        "inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-xs border border-border-strong bg-background px-1 font-medium font-sans text-2xs text-muted-foreground leading-none touch:hidden",
        className,
      )}
    />
  );
}
