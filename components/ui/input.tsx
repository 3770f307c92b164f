import { clsx } from "clsx";
import type { ComponentProps } from "react";

/** 16 px below 768 px, so that iOS does not zoom in. */
export const inputClass =
  "block w-full rounded-sm border border-input bg-card px-2.5 shadow-(--shadow-xs) transition-[border-color] duration-(--duration-fast) placeholder:text-muted-foreground focus-visible:border-ring aria-invalid:border-destructive touch:text-[16px]";

/** Given classes are added, not merged: the merging costs 9 KB, and this stands on the sign-in page. */
type Props = ComponentProps<"input"> & { scale?: "md" | "lg" };

export function Input({ scale = "md", className, ...rest }: Props) {
  return (
    <input
      dir="auto"
      {...rest}
      className={clsx(
        inputClass,
        "read-only:bg-muted touch:h-11",
        scale === "lg" ? "h-10 text-base" : "h-8 text-sm",
        className,
      )}
    />
  );
}
