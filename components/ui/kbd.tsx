"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn";
import { useSingleKeys } from "./single-keys";

type Props = Omit<ComponentProps<"kbd">, "children"> & {
  children: string;
  /** A sign that is typed into a field, which works for everybody. */
  typed?: boolean;
};

/** A key beside what it does; a single one is not shown to who has turned those off. */
export function Kbd({ className, children, typed = false, ...rest }: Props) {
  const single = useSingleKeys();
  if (!single && !typed && children.length === 1) return null;
  return (
    <kbd
      {...rest}
      className={cn(
        "inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-xs border border-border-strong bg-background px-1 font-medium font-sans text-2xs text-muted-foreground leading-none touch:hidden",
        className,
      )}
    >
      {children}
    </kbd>
  );
}
