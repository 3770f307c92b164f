import ArrowLeft from "lucide-react/icons/arrow-left";
import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button-link";

type Header = {
  title: string;
  backHref: string;
  back: string;
  /** At the end of the bar. */
  action?: ReactNode;
};

type Props = Header & {
  /** What is known of it: at the side, and below 1280 px above the rest. */
  facts: ReactNode;
  /** Its form, below what is known; on narrow screens below all. */
  edit: ReactNode;
  children: ReactNode;
};

/** The bar above a customer's or an organisation's page, and those that belong to it. */
export function DetailHeader({ title, backHref, back, action }: Header) {
  return (
    <header className="flex h-[52px] shrink-0 items-center gap-2.5 border-b px-5 touch:gap-1 touch:px-1">
      <ButtonLink href={backHref} variant="ghost" size="icon-sm" aria-label={back} title={back}>
        <ArrowLeft size={18} strokeWidth={1.75} className="rtl:-scale-x-100" aria-hidden />
      </ButtonLink>
      <h1
        dir="auto"
        tabIndex={-1}
        className="truncate text-[17px] tracking-tighter md:text-md md:tracking-tight"
      >
        {title}
      </h1>
      <span className="grow" />
      {action}
    </header>
  );
}

/** A customer's or an organisation's page: who it is at the side, what there is of it in the middle. */
export function DetailPage({ facts, edit, children, ...header }: Props) {
  return (
    <>
      <DetailHeader {...header} />
      <div className="grid min-h-0 grow auto-rows-max content-start overflow-y-auto xl:grid-cols-[minmax(0,1fr)_336px] xl:grid-rows-[auto_1fr]">
        <div className="min-w-0 border-b px-4 py-5 md:px-7 xl:col-start-2 xl:border-s xl:px-[18px]">
          {facts}
        </div>
        <div className="flex min-w-0 flex-col gap-6 px-4 py-5 md:px-7 xl:col-start-1 xl:row-span-2 xl:row-start-1">
          {children}
        </div>
        <div className="min-w-0 px-4 py-5 max-xl:border-t md:px-7 xl:col-start-2 xl:border-s xl:px-[18px]">
          {edit}
        </div>
      </div>
    </>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h2 className="mb-2.5 text-md">{title}</h2>
      {children}
    </section>
  );
}

/** What colleagues wrote, line by line as they did; nothing where they wrote nothing. */
export function Notes({ notes, title }: { notes: string; title: string }) {
  if (notes === "") return null;
  return (
    <div className="mt-6">
      <Section title={title}>
        <p dir="auto" className="whitespace-pre-wrap [overflow-wrap:anywhere]">
          {notes}
        </p>
      </Section>
    </div>
  );
}

type FactsProps = {
  facts: { label: string; value: ReactNode }[];
  /** Names of several words each. */
  wide?: boolean;
};

/** Names and what they are; one without a value is left out. */
export function Facts({ facts, wide }: FactsProps) {
  const columns = wide ? "grid-cols-[minmax(0,200px)_minmax(0,1fr)]" : "grid-cols-[94px_minmax(0,1fr)]";
  return (
    <dl className={`grid ${columns} gap-x-1.5 gap-y-2`}>
      {facts
        .filter(({ value }) => value !== null)
        .map(({ label, value }) => (
          <div key={label} className="contents">
            <dt className="text-muted-foreground">{label}</dt>
            <dd className="min-w-0 [overflow-wrap:anywhere]">{value}</dd>
          </div>
        ))}
    </dl>
  );
}
