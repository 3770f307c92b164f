import { cva, type VariantProps } from "class-variance-authority";
import CircleAlert from "lucide-react/icons/circle-alert";
import CircleCheck from "lucide-react/icons/circle-check";
import Info from "lucide-react/icons/info";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import type { ComponentProps } from "react";
import { cn } from "./cn";

const bannerClass = cva("flex items-start gap-2.5 rounded-md px-3 py-2", {
  variants: {
    tone: {
      plain: "bg-muted text-secondary-text",
      info: "bg-primary-soft text-primary-text",
      ok: "bg-success-soft text-success-text",
      warning: "bg-warning-soft text-warning-text",
      danger: "bg-danger-soft text-danger-text",
    },
  },
  defaultVariants: { tone: "plain" },
});
const icons = { plain: Info, info: Info, ok: CircleCheck, warning: TriangleAlert, danger: CircleAlert };

type Props = ComponentProps<"div"> & VariantProps<typeof bannerClass>;

export function Banner({ tone, className, children, ...rest }: Props) {
  const Icon = icons[tone ?? "plain"];
  return (
    <div {...rest} className={cn(bannerClass({ tone }), className)}>
      <Icon size={16} strokeWidth={1.75} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-0 grow">{children}</div>
    </div>
  );
}
