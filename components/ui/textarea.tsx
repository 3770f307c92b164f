import type { ComponentProps } from "react";
import { cn } from "./cn";
import { inputClass } from "./input";

export function Textarea({ className, ...rest }: ComponentProps<"textarea">) {
  return (
    <textarea dir="auto" rows={4} {...rest} className={cn(inputClass, "py-2 text-sm leading-5", className)} />
  );
}
