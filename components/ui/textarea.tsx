import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { inputClass } from "./input";

/** Grows with its text where browsers can (field-sizing), else by its handle. */
export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea
      dir="auto"
      {...rest}
      className={clsx(inputClass, "field-sizing-content resize-y py-2 text-base", className)}
    />
  );
}
