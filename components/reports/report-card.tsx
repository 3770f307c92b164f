import type { ReactNode } from "react";
import { cn } from "@/components/ui/cn";
import { Disclosure } from "./disclosure";

type Props = {
  title: string;
  subtitle: string;
  aside?: ReactNode;
  /** What is counted, said to whoever reads the number: the text of the measure's file. */
  counted: { label: string; texts: string[] };
  wide?: boolean;
  children: ReactNode;
};

export function ReportCard({ title, subtitle, aside, counted, wide, children }: Props) {
  return (
    <section className={cn("flex min-w-0 flex-col rounded-lg border bg-card p-4", wide && "md:col-span-2")}>
      <div className="mb-3 flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <h2>{title}</h2>
          <p className="text-muted-foreground text-xs">{subtitle}</p>
        </div>
        {aside}
      </div>
      {children}
      <span className="grow" />
      <Disclosure label={counted.label}>
        {counted.texts.map((text) => (
          <p key={text} className="max-w-[68ch] text-secondary-text text-xs [&+&]:mt-1.5">
            {text}
          </p>
        ))}
      </Disclosure>
    </section>
  );
}

/** The colours of a chart with two of something; the lighter one first, as it is drawn. */
export function Legend({ light, strong }: { light: string; strong: string }) {
  return (
    <ul className="flex flex-wrap gap-x-3 text-muted-foreground text-xs">
      {[light, strong].map((name, index) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <svg width="10" height="10" aria-hidden="true">
            <rect width="10" height="10" rx="2" fill={index === 0 ? "var(--chart-2)" : "var(--chart-1)"} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  );
}
