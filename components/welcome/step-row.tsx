import Check from "lucide-react/icons/check";
import type { Route } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";
import { cn } from "@/components/ui/cn";
import { fillMessage } from "@/lib/i18n/fill-message";
import type { Messages } from "@/lib/i18n/load-messages";
import type { StepView } from "./types";

type Props = { step: StepView; number: number; isNext: boolean; labels: Messages["welcome"] };

export function StepRow({ step, number, isNext, labels }: Props) {
  return (
    <li
      aria-current={isNext ? "step" : undefined}
      className="grid grid-cols-[28px_minmax(0,1fr)] items-center gap-x-3.5 gap-y-3 border-b px-[18px] py-[13px] last:border-0 aria-[current=step]:bg-primary-soft aria-[current=step]:py-4 md:grid-cols-[28px_minmax(0,1fr)_auto]"
    >
      <span
        aria-hidden
        className={cn(
          "grid size-6 place-items-center rounded-full border-[1.5px] border-control font-semibold text-muted-foreground text-xs tabular-nums",
          isNext && "border-primary text-primary-text",
          step.done && "border-success bg-success text-background",
        )}
      >
        {step.done ? <Check size={14} strokeWidth={2.5} /> : number}
      </span>
      <div className="min-w-0">
        <h3 className={cn("font-medium text-base", step.done ? "text-muted-foreground" : "text-foreground")}>
          {step.title}
        </h3>
        <p dir="auto" className="[overflow-wrap:anywhere] text-muted-foreground">
          {step.text}
        </p>
      </div>
      <span className="col-start-2 md:col-start-3">
        {step.done ? (
          <span className="text-muted-foreground text-xs">{labels.done}</span>
        ) : (
          <StepLink step={step} isNext={isNext} labels={labels} />
        )}
      </span>
    </li>
  );
}

function StepLink({ step, isNext, labels }: Omit<Props, "number">) {
  const look = buttonClass(isNext ? { variant: "primary" } : { size: "sm" });
  // Several links on the page say the same: each is named with what it begins.
  const name = fillMessage(labels.startNamed, { step: step.title });
  if (step.elsewhere) {
    return (
      <a href={step.href} target="_blank" rel="noreferrer" aria-label={name} className={look}>
        {labels.start}
      </a>
    );
  }
  return (
    <Link href={step.href as Route} prefetch={false} aria-label={name} className={look}>
      {labels.start}
    </Link>
  );
}
