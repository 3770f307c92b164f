import { clsx } from "clsx";
import ChevronDown from "lucide-react/icons/chevron-down";
import type { ComponentProps } from "react";
import { inputClass } from "./input";

type Props = ComponentProps<"select"> & { scale?: "md" | "lg" };

/** For long lists such as time zones: the platform's own picker, which works before hydration. */
export function NativeSelect({ scale = "md", className, children, ...rest }: Props) {
  return (
    <div className="relative">
      <select
        {...rest}
        className={clsx(
          inputClass,
          "appearance-none pe-9 touch:h-11",
          scale === "lg" ? "h-10 text-base" : "h-8 text-sm",
          className,
        )}
      >
        {children}
      </select>
      <ChevronDown
        size={16}
        strokeWidth={1.75}
        aria-hidden
        className="pointer-events-none absolute inset-y-0 end-2.5 my-auto text-muted-foreground"
      />
    </div>
  );
}
