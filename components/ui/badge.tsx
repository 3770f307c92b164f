import { cva, type VariantProps } from "class-variance-authority";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const badgeClass = cva(
  "inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-full px-[7px] font-medium text-xs [&_svg]:size-3 [&_svg]:stroke-[2.2]",
  {
    variants: {
      tone: {
        plain: "bg-muted text-secondary-text",
        ok: "bg-success-soft text-success-text",
        warning: "bg-warning-soft text-warning-text",
        danger: "bg-danger-soft text-danger-text",
        info: "bg-primary-soft text-primary-text",
        note: "bg-note text-note-text",
      },
    },
    defaultVariants: { tone: "plain" },
  },
);

export function Badge({
  tone,
  className,
  ...rest
}: ComponentProps<"span"> & VariantProps<typeof badgeClass>) {
  return <span {...rest} className={cn(badgeClass({ tone }), className)} />;
}
