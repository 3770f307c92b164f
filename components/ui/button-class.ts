import { cva } from "class-variance-authority";

export const buttonClass = cva(
  "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-sm border font-medium transition-[background-color,border-color] duration-(--duration-fast) disabled:cursor-not-allowed disabled:opacity-50 disabled:shadow-none [&_svg]:shrink-0",
  {
    variants: {
      variant: {
        primary:
          "border-transparent bg-primary text-primary-foreground shadow-[inset_0_1px_0_oklch(1_0_0/.14),0_1px_2px_oklch(0.3_0.12_262/.25)] hover:bg-primary-hover",
        outline:
          "border-border-strong bg-card text-foreground shadow-(--shadow-xs) hover:bg-accent [&_:is(svg,.icon)]:text-muted-foreground",
        ghost:
          "border-transparent text-secondary-text hover:bg-accent hover:text-foreground [&_:is(svg,.icon)]:text-muted-foreground",
        danger: "border-transparent bg-destructive text-destructive-foreground hover:bg-destructive-hover",
      },
      size: {
        sm: "h-7 px-[9px] text-xs touch:h-11 touch:px-3",
        md: "h-8 px-[11px] text-sm touch:h-11 touch:px-4",
        lg: "h-10 px-4 text-base touch:h-11 touch:text-lg touch:leading-6",
        icon: "size-8 touch:size-11",
        "icon-sm": "size-7 touch:size-11",
      },
      block: { true: "w-full" },
    },
    defaultVariants: { variant: "outline", size: "md" },
  },
);
