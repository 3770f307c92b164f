import { clsx } from "clsx";
import type { ComponentProps } from "react";
import { inputClass } from "./input";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea dir="auto" {...rest} className={clsx(inputClass, "resize-y py-1.5 text-sm", className)} />;
}
