import type { ComponentProps } from "react";
import { cn } from "./cn";

export function Card({ className, ...rest }: ComponentProps<"section">) {
  return <section {...rest} className={cn("rounded-lg border bg-card", className)} />;
}

export function CardHeader({ className, ...rest }: ComponentProps<"div">) {
  return <div {...rest} className={cn("flex items-center gap-2 border-b px-4 py-3", className)} />;
}
