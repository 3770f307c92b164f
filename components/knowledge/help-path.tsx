type Props = { label: string; steps: { href: string; label: string }[] };

/** The way back, above a title. */
export function HelpPath({ label, steps }: Props) {
  return (
    <nav aria-label={label}>
      <ol className="flex flex-wrap items-center gap-x-2 text-base text-muted-foreground">
        {steps.map((step) => (
          <li
            key={step.href}
            className="not-first:before:icon not-first:before:icon-chevron-right flex items-center gap-x-2 not-first:before:size-3.5 rtl:not-first:before:-scale-x-100"
          >
            <a
              dir="auto"
              href={step.href}
              className="inline-flex min-h-6 items-center hover:text-foreground hover:underline touch:min-h-11"
            >
              {step.label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
